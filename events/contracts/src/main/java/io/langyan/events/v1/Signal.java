package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the listener on duty should hear at once. Topic {@code signals}, key brand. */
public sealed interface Signal extends Event {

    String brand();

    /**
     * A negative or rule-marked mention (命中), with its four times; {@code pushed} is added by notification.
     *
     * @param group hits of one group ring once, and again when it has grown tenfold
     * @param groupSize hits the group has by now, null when not counted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HitFound(
            String brand,
            UUID mentionId,
            String platform,
            String externalId,
            String url,
            String excerpt,
            List<String> terms,
            String group,
            Instant publishedAt,
            Instant seenAt,
            Instant matchedAt,
            Integer groupSize)
            implements Signal {}

    /** A source has delivered nothing for longer than its expected interval. Silence is an alarm, not calm. */
    record SourceSilent(String brand, String source, String platform, Instant lastGoodAt, long expectedSeconds)
            implements Signal {}

    /**
     * The time of a manual patrol (人工巡查) has come and nobody has begun it: a reminder.
     *
     * @param signBy not signed off by then it is missed
     */
    record PatrolDue(String brand, String patrol, Instant dueAt, Instant signBy) implements Signal {}

    /** A manual patrol (人工巡查) was not signed off in time. */
    record PatrolMissed(String brand, String patrol, Instant dueAt) implements Signal {}

    /**
     * Volume far above the same hour of the week.
     *
     * @param mentions so many when it rang, of what is measured
     * @param measure what spiked: {@code mentions}, or {@code negative} for the negative ones alone; null stands for mentions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SpikeSeen(String brand, Instant hour, long mentions, double usual, String measure) implements Signal {}

    /** An employee reported something (员工上报). */
    record StaffReported(String brand, UUID mentionId, String excerpt, Instant reportedAt) implements Signal {}
}
