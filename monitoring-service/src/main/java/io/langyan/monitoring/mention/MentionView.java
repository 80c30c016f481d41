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
        @JsonRawValue String reading,
        int revision,
        String source,
        List<SampleView> history) {

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

    MentionView withHistory(List<SampleView> all) {
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
                reading,
                revision,
                source,
                all);
    }
}
