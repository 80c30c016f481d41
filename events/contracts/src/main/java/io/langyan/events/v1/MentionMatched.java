package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mention that concerns a brand, with one sample of its counters and its reading. Topic {@code mentions}; a corrected reading
 * is a new revision.
 *
 * @param mentionId the ledger's id
 * @param terms watch terms that matched
 * @param negativeByRule a watch rule marks it negative whatever the reading says
 * @param ownAccount written by an account of the brand itself: never counts
 * @param notCrisis a person marked it as not part of any crisis: never counts
 * @param mediaAuthor the author is media (媒体) or a listed opinion leader
 * @param reading null while unread
 * @param revision starts at 1, grows with each correction
 * @param noise why it weighs less (噪声): copy ad coordinated repeat, or nothing. Lowers score and confidence, never spread
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MentionMatched(
        UUID mentionId,
        String brand,
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
        List<String> terms,
        boolean negativeByRule,
        boolean ownAccount,
        boolean notCrisis,
        boolean mediaAuthor,
        Reading reading,
        int revision,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> noise)
        implements Event {

    public MentionMatched {
        terms = terms == null ? List.of() : List.copyOf(terms);
        noise = noise == null ? List.of() : List.copyOf(noise);
    }

    /** {@code platform:externalId}. */
    public String mentionKey() {
        return platform + ":" + externalId;
    }
}
