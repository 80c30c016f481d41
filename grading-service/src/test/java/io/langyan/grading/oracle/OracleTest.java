package io.langyan.grading.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge judged: figures worked out by hand from the specification. */
class OracleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PLAN =
            """
            grading:
              clauses: {core: {categories: [product-safety], share: 0.2, orMentions: 5}}
              levels:
                - {level: L1, spread: {over: 100000, within: PT2H}, anyOf: [core]}
                - {level: L2, spread: {over: 50000, within: PT4H}, anyOf: [core]}
                - {level: L3, spread: {over: 10000, within: PT8H}}
              warn: {spread: {over: 3000, within: PT8H}}
              watch: {spread: {over: 500, within: PT8H}, orMentions: 3}
            """;

    private final List<JsonNode> story = new ArrayList<>();

    @Test
    void theFirstSampleIsTheBaselineWhenPublicationIsUnknown() {
        // Given
        sample("a", "10:00:00", 20_000, null);
        sample("a", "11:00:00", 30_000, null);

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then
        assertThat(outcome.peak()).isEqualTo(Map.of("PT2H", 10_000L, "PT4H", 10_000L, "PT8H", 10_000L));
        assertThat(outcome.highest()).isEqualTo("warn");
    }

    @Test
    void oneMoreThanTheThresholdIsALevel() {
        // Given
        sample("a", "10:00:00", 20_000, null);
        sample("a", "11:00:00", 30_001, null);

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then
        assertThat(outcome.levels())
                .isEqualTo(Map.of("L3", at("11:00:00"), "warn", at("11:00:00"), "watch", at("11:00:00")));
        assertThat(List.copyOf(outcome.levels().keySet())).containsExactly("L3", "warn", "watch");
    }

    @Test
    void growthFromPublicationIsEvenAndTheWindowEndsWithTheMinute() {
        // Given: 0 at 08:00:00, 7 200 at 10:00:00, one a second
        sample("a", "10:00:00", 7_200, "08:00:00");
        sample("a", "10:30:00", 7_200, "08:00:00");

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then: at 10:00:00 the window of two hours begins at 08:01:00
        assertThat(outcome.peak()).isEqualTo(Map.of("PT2H", 7_140L, "PT4H", 7_200L, "PT8H", 7_200L));
    }

    @Test
    void anInferredSegmentLongerThanTheWindowGivesAtMostAWarning() {
        // Given
        sample("a", "20:00:00", 900_000, "08:00:00");

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then
        assertThat(outcome.peak().values()).containsOnly(0L);
        assertThat(outcome.levels()).containsOnlyKeys("warn", "watch");
    }

    @Test
    void aFallIsLagAndTheRiseAfterItCountsFromTheHighWater() {
        // Given
        sample("a", "10:00:00", 100, null);
        sample("a", "11:00:00", 40, null);
        sample("a", "12:00:00", 160, null);

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then
        assertThat(outcome.peak()).containsEntry("PT8H", 60L).containsEntry("PT2H", 60L);
    }

    @Test
    void sinceFirstStopsCountingAfterItsWindow() {
        // Given: b0 = 10:00; within two hours half of the growth between 11:00 and 13:00
        sample("a", "10:00:30", 0, null);
        sample("a", "11:00:00", 0, null);
        sample("a", "13:00:00", 20_000, null);

        // When
        Oracle.Outcome outcome = graded("since-first");

        // Then
        assertThat(outcome.peak()).isEqualTo(Map.of("PT2H", 10_000L, "PT4H", 20_000L, "PT8H", 20_000L));
    }

    @Test
    void spreadWithoutItsClauseIsOneLevelLower() {
        // Given
        sample("a", "10:00:00", 0, null);
        sample("a", "10:30:00", 200_000, null);

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then
        assertThat(outcome.highest()).isEqualTo("L2");
    }

    @Test
    void equalTimesTakeTheHigherCounter() {
        // Given
        sample("a", "10:00:00", 500, null);
        sample("a", "10:00:00", 900, null);
        sample("a", "10:10:00", 1_000, null);

        // When
        Oracle.Outcome outcome = graded("sliding");

        // Then
        assertThat(outcome.peak()).containsEntry("PT2H", 100L);
    }

    private void sample(String id, String observedAt, long comments, String publishedAt) {
        String published = publishedAt == null ? "" : ",\"publishedAt\":\"2026-03-02T%sZ\"".formatted(publishedAt);
        try {
            story.add(JSON.readTree(
                    """
                    {"platform":"weibo","externalId":"%s","text":"t","observedAt":"2026-03-02T%sZ"%s,"counters":{"comments":%d}}"""
                            .formatted(id, observedAt, published, comments)));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    private Oracle.Outcome graded(String window) {
        return new Oracle(OraclePlan.parse(PLAN), window).grade(story);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T%sZ".formatted(time));
    }
}
