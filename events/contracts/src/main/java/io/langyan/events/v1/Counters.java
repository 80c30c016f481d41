package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Cumulative counters of a mention as one source saw them (转发 评论 点赞; views 阅读/播放 are kept apart and never count as spread).
 *
 * @param reposts null means unknown, not zero; the same for the others
 * @param capped true when a source showed a ceiling ("10w+", "999+"): every figure from it reads "≥"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Counters(Long reposts, Long comments, Long likes, Long views, boolean capped) {

    /** Nothing is known. */
    public static final Counters UNKNOWN = new Counters(null, null, null, null, false);

    public static Counters of(Long reposts, Long comments, Long likes) {
        return new Counters(reposts, comments, likes, null, false);
    }
}
