package io.langyan.monitoring.mention;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A line of the ledger as people see it.
 *
 * @param spread reposts + comments + likes at their highest
 * @param brands those the mention concerns and the caller may see
 * @param sentiment what the desk takes it for: a person's word, else negative where a rule says so, else the reading's; null while unread
 * @param sentimentBy what that is by: {@code person}, {@code rule}, or {@code reading}, also where a rule says the same
 * @param reading what the text says, whatever a rule says
 * @param history its counters over time; of one mention only
 * @param earlierTexts what it said before, newest first; of one mention only
 */
public record MentionView(
        UUID id,
        String platform,
        String externalId,
        String kind,
        String parentId,
        String url,
        String title,
        String text,
        AuthorView author,
        Instant publishedAt,
        Instant firstSeenAt,
        Instant lastObservedAt,
        CountersView counters,
        long spread,
        long samples,
        List<BrandView> brands,
        String sentiment,
        String sentimentBy,
        @JsonRawValue String reading,
        int revision,
        String source,
        List<SampleView> history,
        List<EarlierText> earlierTexts) {

    /** Who wrote it; the platform's id of the author is not kept. */
    public record AuthorView(String key, String name, Long followers, String verified) {}

    /** Null is unknown. */
    public record CountersView(Long reposts, Long comments, Long likes, Long views, boolean capped) {}

    /**
     * Why it concerns a brand, and what is done about it.
     *
     * @param status open watching handled closed
     * @param owner the person responsible, or null
     * @param handlingVersion what {@code If-Match} names; 0 while nobody has said anything
     * @param noise why it weighs less: copy ad coordinated repeat; the reasons are at {@code /api/mentions/{id}/noise}
     */
    @RegisterForReflection
    public record BrandView(
            String brand,
            List<String> terms,
            boolean negativeByRule,
            boolean ownAccount,
            boolean mediaAuthor,
            boolean notCrisis,
            String drill,
            Integer planVersion,
            String status,
            String owner,
            int handlingVersion,
            List<String> noise) {}

    /** One sample. */
    public record SampleView(Instant observedAt, CountersView counters, Instant receivedAt, String source) {}

    /**
     * What stood there before.
     *
     * @param sentiment as it was read
     * @param seenAt when it was last seen so
     */
    @RegisterForReflection
    public record EarlierText(String title, String text, String sentiment, Instant seenAt) {}

    MentionView withPast(List<SampleView> samplesThen, List<EarlierText> textsThen) {
        return new MentionView(
                id,
                platform,
                externalId,
                kind,
                parentId,
                url,
                title,
                text,
                author,
                publishedAt,
                firstSeenAt,
                lastObservedAt,
                counters,
                spread,
                samples,
                brands,
                sentiment,
                sentimentBy,
                reading,
                revision,
                source,
                samplesThen,
                textsThen);
    }
}
