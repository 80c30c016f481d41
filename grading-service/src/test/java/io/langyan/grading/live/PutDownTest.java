package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.StoryCommand.OverrideLevel;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Told;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A level that a person put down stays down until something new raises it. */
class PutDownTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final UUID STORY = new UUID(1, 2);
    private static final String GRADING =
            """
            grading:
              levels:
                - {level: L2, spread: {over: 50000, within: PT4H}}
                - {level: L3, spread: {over: 10000, within: PT8H}}
            """;

    private final HeapSamples samples = new HeapSamples();
    private final PlanInForce plan = PlanInForce.of(PlanFile.parse(GRADING), 3);
    private Crisis crisis = new Crisis(
            new LiveStory(STORY, samples, plan),
            StoryHead.of("acme", "weibo:1", "酸奶"),
            new HeardPlatforms(Instant.EPOCH));

    /** An hour after it began it is an L3, which a person sets to watch. */
    @BeforeEach
    void putDown() {
        seen(Duration.ZERO, 0);
        assertThat(seen(Duration.ofHours(1), 20_000))
                .hasValueSatisfying(move -> assertThat(move.to()).isEqualTo(Level.L3));
        Instant now = BEGIN.plus(Duration.ofHours(1));
        OverrideLevel down = new OverrideLevel("acme", STORY, Level.WATCH, "chief", now, "旧闻");
        assertThat(crisis.override(down, now)).isPresent();
    }

    @Test
    void theNextSampleDoesNotUndoIt() {
        // When
        Optional<LevelChanged> moved = seen(Duration.ofMinutes(61), 20_100);

        // Then
        assertThat(moved).isEmpty();
        assertThat(crisis.graded(BEGIN).level()).isEqualTo(Level.WATCH);
    }

    @Test
    void aRestartDoesNotUndoIt() {
        // Given
        crisis = new Crisis(new LiveStory(STORY, samples, plan), crisis.head(), new HeardPlatforms(Instant.EPOCH));

        // When
        Optional<LevelChanged> moved = seen(Duration.ofMinutes(61), 20_100);

        // Then
        assertThat(moved).isEmpty();
    }

    @Test
    void aHigherLevelThanWasKnownRaisesIt() {
        // When
        Optional<LevelChanged> moved = seen(Duration.ofHours(2), 60_000);

        // Then
        assertThat(moved).hasValueSatisfying(move -> {
            assertThat(move.from()).isEqualTo(Level.WATCH);
            assertThat(move.to()).isEqualTo(Level.L2);
            assertThat(move.by()).isNull();
        });
    }

    @Test
    void theSameLevelRaisesItOnceRulesHaveGrantedLess() {
        // Given
        assertThat(seen(Duration.ofHours(12), 20_100)).isEmpty();

        // When
        Optional<LevelChanged> moved = seen(Duration.ofHours(13), 35_000);

        // Then
        assertThat(moved).hasValueSatisfying(move -> {
            assertThat(move.to()).isEqualTo(Level.L3);
            assertThat(move.reached().provedAt()).isEqualTo(BEGIN.plus(Duration.ofHours(13)));
            assertThat(move.reached().spread()).isGreaterThan(10_000);
        });
        assertThat(seen(Duration.ofHours(14), 36_000)).isEmpty();
    }

    @Test
    void whatALateSampleProvesAnewRaisesIt() {
        // Given
        assertThat(seen(Duration.ofHours(9), 80_000)).isEmpty();

        // When
        Optional<LevelChanged> moved = seen(Duration.ofHours(6), 20_100);

        // Then
        assertThat(moved).hasValueSatisfying(move -> assertThat(move.to()).isEqualTo(Level.L2));
    }

    private Optional<LevelChanged> seen(Duration after, long likes) {
        Instant at = BEGIN.plus(after);
        crisis.take(new Sighting(
                "weibo:1",
                at.getEpochSecond(),
                new long[] {MentionGrowth.UNKNOWN, MentionGrowth.UNKNOWN, likes},
                MentionGrowth.UNKNOWN,
                new Told(1, "negative", Set.of(), Set.of(), false, false, false).alone(),
                false));
        return crisis.levelMoved(at);
    }
}
