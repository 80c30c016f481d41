package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What grading knows of a story. Topic {@code crises}, key storyId; a crisis has the id of its story. */
public sealed interface CrisisEvent extends Event {

    UUID crisisId();

    String brand();

    /**
     * The figures of a story as they stand.
     *
     * @param founder mention key ({@code platform:externalId}) of the mention that founded the story
     * @param level the highest level held (it stays until downgraded)
     * @param type opinion rumour pr legal
     * @param score 0 to 100
     * @param factors each factor's part of the score by name
     * @param spread windowed spread by window (ISO-8601), at the newest observation
     * @param atLeast true when sampling gaps or capped counters make the figures "≥"
     * @param confidence 0 to 100, how far the figures are to be trusted: 100 less the points of the doubts; null from a grading that does not
     *     say. The same for the next
     * @param remarks such as "unread": why a rule was or was not asked
     * @param mentions how many are in the story
     * @param samples how many observations were graded
     * @param forecasts of the thresholds above the levels reached; null from a grading that makes none
     * @param evidence mention keys that weigh most
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CrisisGraded(
            UUID crisisId,
            String brand,
            String founder,
            String title,
            Level level,
            String type,
            int score,
            Map<String, Double> factors,
            Map<Duration, Long> spread,
            boolean atLeast,
            Integer confidence,
            List<Doubt> doubts,
            double negativeShare,
            List<String> remarks,
            long mentions,
            long samples,
            List<String> platforms,
            List<String> categories,
            List<LevelReached> levels,
            List<LevelForecast> forecasts,
            List<String> evidence,
            Instant firstPublishedAt,
            Instant lastObservedAt,
            Instant gradedAt)
            implements CrisisEvent, Figures {}

    /**
     * The level of a crisis moved: up by a rule or a person, down after quiet or by a person.
     *
     * @param trial true when the plan is on trial: it would have paged
     * @param by the user for a declaration or override, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LevelChanged(
            UUID crisisId,
            String brand,
            String title,
            Level from,
            Level to,
            String type,
            LevelReached reached,
            boolean trial,
            long mentions,
            List<String> platforms,
            List<String> categories,
            Instant firstPublishedAt,
            String by,
            String reason,
            Instant changedAt)
            implements CrisisEvent {}

    /**
     * When the next threshold is expected, with an 80 % interval. Told once for each level.
     *
     * @param probability that it is reached within a day, null when not told
     * @param trial true when the plan is on trial: it would have paged; null is false
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForecastMade(
            UUID crisisId,
            String brand,
            Level level,
            Instant expectedAt,
            Instant earliest,
            Instant latest,
            Instant madeAt,
            String title,
            Double probability,
            Boolean trial)
            implements CrisisEvent {}

    /** Spreading has stopped and discussion cooled (负面传播停止、讨论降温). */
    record CrisisQuiet(UUID crisisId, String brand, Instant quietSince, double slope, double negativeShare)
            implements CrisisEvent {}

    /** A story that was told to be quiet is so no longer: it grows, turned negative, or is not heard from every platform. */
    record CrisisStirred(UUID crisisId, String brand, double slope, double negativeShare, Instant at)
            implements CrisisEvent {}

    /** The story was merged into an older one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CrisisAbsorbed(UUID crisisId, String brand, UUID into, String by, String reason, Instant at)
            implements CrisisEvent {}

    /**
     * A person changed which mentions the story has; its figures are computed anew.
     *
     * @param change merged split split-off moved-out moved-in
     * @param stories the others that took part
     * @param mentionKeys those that came or left; empty for a merge
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CrisisRegrouped(
            UUID crisisId,
            String brand,
            String change,
            List<UUID> stories,
            List<String> mentionKeys,
            String by,
            String reason,
            Instant at)
            implements CrisisEvent {}

    record CrisisFalseAlarm(UUID crisisId, String brand, String by, String reason, Instant at) implements CrisisEvent {}
}
