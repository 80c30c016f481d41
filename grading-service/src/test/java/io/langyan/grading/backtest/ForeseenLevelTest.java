package io.langyan.grading.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.plan.PlanFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backtest tells which warnings by forecast a plan would have given, beside the levels and never among them. */
class ForeseenLevelTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final String LEVELS =
            """
            timeScale: %d
            grading:
              story: externalId
              levels: [{level: L3, spread: {over: 10000, within: PT8H}}]
              warn: {spread: {over: 9000, within: PT8H}%s}
            """;
    private static final String FORECAST = ", forecast: {level: L3, within: PT2H}";

    @ParameterizedTest
    @ValueSource(strings = {"sliding", "since-first"})
    void aLevelIsForeseenBeforeItIsReached(String window) throws IOException {
        // When
        StoryAnswer story = grade(1, FORECAST, window);

        // Then
        Instant reached = story.levels().get(0).provedAt();
        assertThat(story.foreseen()).singleElement().satisfies(foreseen -> {
            assertThat(foreseen.level()).isEqualTo(Level.L3);
            assertThat(foreseen.at()).isBefore(reached.minusSeconds(1800));
            assertThat(foreseen.probability()).isBetween(50L, 100L);
            assertThat(foreseen.earliest()).isBefore(reached);
            assertThat(foreseen.latest()).isAfter(reached);
        });
        assertThat(story.levels())
                .as("warn is proved by spread alone")
                .filteredOn(one -> one.level() == Level.WARN)
                .singleElement()
                .extracting(LevelReached::rule)
                .isEqualTo("warn");
    }

    @Test
    void aPlanThatDoesNotAskIsToldNothing() throws IOException {
        // When
        StoryAnswer story = grade(1, "", "sliding");

        // Then
        assertThat(story.foreseen()).isNull();
        assertThat(story.levels()).isEqualTo(grade(1, FORECAST, "sliding").levels());
    }

    /** A drill at ×15 has quarters of an hour that last a minute, and is foreseen as much earlier. */
    @Test
    void aDrillIsForeseenInItsOwnTime() throws IOException {
        // Given
        ForeseenLevel live = grade(1, FORECAST, "sliding").foreseen().get(0);

        // When
        ForeseenLevel drill = grade(15, FORECAST, "sliding").foreseen().get(0);

        // Then
        assertThat(drill.spread()).isBetween(live.spread() - 1_400, live.spread() + 1_400);
        long drillSeconds = drill.expectedAt().getEpochSecond() - drill.at().getEpochSecond();
        long liveSeconds = live.expectedAt().getEpochSecond() - live.at().getEpochSecond();
        assertThat(15.0 * drillSeconds / liveSeconds).isBetween(0.7, 1.4);
    }

    /** Seven hundred more every quarter of an hour of the plan. */
    private static StoryAnswer grade(int timeScale, String forecast, String window) throws IOException {
        String lines = IntStream.range(0, 24)
                .mapToObj(sample ->
                        """
                {"platform":"weibo","externalId":"1","text":"x","observedAt":"%s","counters":{"likes":%d}}"""
                                .formatted(BEGIN.plusSeconds(900L / timeScale * sample), 700 * sample))
                .collect(Collectors.joining("\n"));
        BacktestSettings settings =
                BacktestSettings.of(PlanFile.parse(LEVELS.formatted(timeScale, forecast)), window, null, false);
        return new Backtest(settings)
                .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), read -> {})
                .stories()
                .get(0);
    }
}
