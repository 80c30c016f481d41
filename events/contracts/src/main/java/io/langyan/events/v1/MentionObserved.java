package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One accepted observation of a mention: a sample of its counters at {@code observedAt}. Topic {@code observations}.
 *
 * @param platform code such as weibo, douyin, xiaohongshu
 * @param externalId the platform's id; with {@code platform} it identifies the mention
 * @param kind post repost comment article video answer report
 * @param parentId external id of what it replies to or reposts, or null
 * @param publishedAt null when unknown
 * @param observedAt when the source took the sample
 * @param receivedAt when Langyan accepted it (wall time)
 * @param reading brought along by the sender, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MentionObserved(
        String platform,
        String externalId,
        String kind,
        String parentId,
        String url,
        String title,
        String text,
        Author author,
        Instant publishedAt,
        Instant observedAt,
        Instant receivedAt,
        Counters counters,
        String source,
        Reading reading)
        implements Event {

    /** {@code platform:externalId}. */
    public String mentionKey() {
        return platform + ":" + externalId;
    }
}
