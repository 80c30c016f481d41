package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.backtest.StoryDifference.Change;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two plans over one recording: which stories change level or minute, and by how much. */
class PlanComparisonTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final String PLAN = levels(10_000, 2_000, "");

    private final List<StoryDifference> told = new ArrayList<>();

    @Test
    void aHigherThresholdIsReachedLaterByTheMinutesThatTheGrowthTakes() throws IOException {
        // When: a thousand more every ten minutes
        ComparisonAnswer answer = compare(PLAN, levels(10_000, 5_000, ""), false, growing("1", 1_000, 8));

        // Then
        assertThat(told).singleElement().satisfies(story -> {
            assertThat(story.change()).isEqualTo(Change.MOVED);
            assertThat(story.moves())
                    .contains(new LevelMove(Level.WARN, LevelMove.Kind.LATER, 30L))
                    .allMatch(move -> move.move() == LevelMove.Kind.LATER);
            assertThat(story.plan().level()).isEqualTo(Level.WARN);
            assertThat(story.against().level()).isEqualTo(Level.WARN);
        });
        assertThat(answer.summary().moved()).isEqualTo(1);
    }

    @Test
    void aLevelThatIsOutOfReachDisappearsAndComesBackTheOtherWayRound() throws IOException {
        // When
        compare(PLAN, levels(99_000, 2_000, ""), false, growing("1", 1_000, 15));
        compare(levels(99_000, 2_000, ""), PLAN, false, growing("1", 1_000, 15));

        // Then
        assertThat(told).extracting(StoryDifference::change).containsExactly(Change.LOWER, Change.HIGHER);
        assertThat(told.get(0).moves()).containsExactly(new LevelMove(Level.L3, LevelMove.Kind.DISAPPEARS, null));
        assertThat(told.get(1).moves()).containsExactly(new LevelMove(Level.L3, LevelMove.Kind.APPEARS, null));
    }

    @Test
    void storiesThatChangeNothingAreCountedAndToldOnlyWhenAsked() throws IOException {
        // Given
        String recording = growing("grows", 1_000, 15) + "\n" + growing("rests", 1, 15);

        // When
        ComparisonAnswer answer = compare(PLAN, levels(99_000, 2_000, ""), false, recording);

        // Then
        assertThat(told).extracting(StoryDifference::key).containsExactly("grows");
        assertThat(answer.summary())
                .returns(2L, ComparisonSummary::stories)
                .returns(1L, ComparisonSummary::lower)
                .returns(1L, ComparisonSummary::same);
        assertThat(answer.summary().levels().get(0))
                .isEqualTo(new ComparisonSummary.OfLevel(Level.L3, 1, 0, 0, 1, 0, 0));
        told.clear();
        compare(PLAN, levels(99_000, 2_000, ""), true, recording);
        assertThat(told).extracting(StoryDifference::key).containsExactly("grows", "rests");
    }

    /** Of the same minute is the same, for spread is measured by the minute. */
    @Test
    void secondsWithinAMinuteAreNoChange() throws IOException {
        // Given
        String recording =
                """
                {"platform":"weibo","externalId":"1","text":"x","observedAt":"2026-03-02T00:00:00Z","counters":{"likes":0}}
                {"platform":"weibo","externalId":"1","text":"x","observedAt":"2026-03-02T01:00:01Z","counters":{"likes":2100}}
                {"platform":"weibo","externalId":"1","text":"x","observedAt":"2026-03-02T01:00:40Z","counters":{"likes":5600}}
                """;

        // When
        ComparisonAnswer answer = compare(PLAN, levels(10_000, 5_000, ""), false, recording);

        // Then
        assertThat(told).isEmpty();
        assertThat(answer.summary().same()).isEqualTo(1);
    }

    @Test
    void eachPlanKnowsItsOwnAccounts() throws IOException {
        // Given
        String recording = IntStream.range(0, 15)
                .mapToObj(sample -> line("1", sample, 1_000, "\"author\":{\"name\":\"岚山官方\"},"))
                .collect(Collectors.joining("\n"));

        // When
        compare(
                PLAN,
                levels(10_000, 2_000, "brands: [{id: tea, name: 岚山, ownAccounts: [\"weibo:岚山官方\"]}]"),
                false,
                recording);

        // Then
        assertThat(told).singleElement().satisfies(story -> {
            assertThat(story.plan().level()).isEqualTo(Level.L3);
            assertThat(story.against().level()).isEqualTo(Level.NONE);
            assertThat(story.against().peak()).containsEntry("PT8H", 0L);
        });
    }

    @Test
    void plansThatFormStoriesDifferentlyAreRefusedUnlessToldWhichWay() {
        assertThatThrownBy(() -> compare(PLAN, PLAN.replace("externalId", "cluster"), false, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("externalId")
                .hasMessageContaining("cluster");
    }

    private ComparisonAnswer compare(String plan, String against, boolean all, String recording) throws IOException {
        return new PlanComparison(settings(plan), settings(against), all, told::add)
                .run(new ByteArrayInputStream(recording.getBytes(StandardCharsets.UTF_8)), read -> {});
    }

    private static BacktestSettings settings(String plan) {
        return BacktestSettings.of(PlanFile.parse(plan), null, null, false);
    }

    private static String levels(long l3, long warn, String more) {
        return """
            grading:
              story: externalId
              levels: [{level: L3, spread: {over: %d, within: PT8H}}]
              warn: {spread: {over: %d, within: PT8H}}
            %s
            """
                .formatted(l3, warn, more);
    }

    private static String growing(String id, long step, int samples) {
        return IntStream.range(0, samples)
                .mapToObj(sample -> line(id, sample, step, ""))
                .collect(Collectors.joining("\n"));
    }

    private static String line(String id, int sample, long step, String more) {
        return """
            {"platform":"weibo","externalId":"%s","text":"x","observedAt":"%s",%s"counters":{"likes":%d}}"""
                .formatted(id, BEGIN.plusSeconds(600L * sample), more, step * sample);
    }
}
