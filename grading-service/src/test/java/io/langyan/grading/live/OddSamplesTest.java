package io.langyan.grading.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import io.langyan.events.v1.plan.PlanFile;
import io.langyan.grading.level.Told;
import io.langyan.grading.live.LiveStory.Taken;
import io.langyan.grading.spread.MentionGrowth;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Samples as no source should send them, and more of them than any story has had. */
class OddSamplesTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

    private final Crisis crisis = crisis();

    @Test
    void aSampleHoursLateProvesWhatItWouldHaveProvedInTime() {
        // Given
        see("weibo:1", Duration.ZERO, 0);
        see("weibo:1", Duration.ofHours(9), 60_000);
        crisis.levelMoved(BEGIN);

        // When
        Taken taken = see("weibo:1", Duration.ofHours(1), 50_500);

        // Then
        assertThat(taken).isEqualTo(Taken.PUT_OFF);
        assertThat(crisis.graded(BEGIN).levels())
                .filteredOn(level -> level.level() == Level.L3)
                .extracting(LevelReached::provedAt)
                .containsExactly(BEGIN.plus(Duration.ofHours(1)));
    }

    @Test
    void aSampleTooLateToBeGradedMarksTheFiguresAsLowerBounds() {
        // Given
        see("weibo:1", Duration.ZERO, 0);
        see("weibo:1", Duration.ofHours(40), 200);
        CrisisGraded before = crisis.graded(BEGIN);

        // When
        Taken taken = see("weibo:2", Duration.ofHours(7), 900_000);

        // Then
        assertThat(taken).isEqualTo(Taken.TOO_LATE);
        CrisisGraded after = crisis.graded(BEGIN);
        assertThat(before.atLeast()).isFalse();
        assertThat(after.atLeast()).isTrue();
        assertThat(after.spread()).isEqualTo(before.spread());
        assertThat(after.mentions()).isEqualTo(1);
    }

    /** Intake lets a clock run ahead by five minutes; a source that is behind by hours still counts. */
    @Test
    void aSourceWhoseClockIsWrongKeepsNobodyElseOut() {
        // Given
        see("weibo:1", Duration.ZERO, 0);
        see("news:1", Duration.ofMinutes(35), 0);
        see("news:1", Duration.ofMinutes(65), 6_000);

        // When
        Taken onTime = see("weibo:1", Duration.ofMinutes(60), 6_000);
        Taken behind = see("forum:1", Duration.ofHours(-3), 10);

        // Then
        assertThat(onTime).isEqualTo(Taken.PUT_OFF);
        assertThat(behind).isEqualTo(Taken.PUT_OFF);
        assertThat(crisis.graded(BEGIN)).satisfies(graded -> {
            assertThat(graded.samples()).isEqualTo(5);
            assertThat(graded.spread()).containsEntry(Duration.ofHours(8), 12_000L);
        });
    }

    @Test
    void aSampleFromBeforeThePublicationInfersNothing() {
        // Given
        Instant published = BEGIN.plus(Duration.ofHours(2));

        // When
        crisis.take(sighting("weibo:1", BEGIN, published.getEpochSecond(), 400_000));
        crisis.take(sighting("weibo:1", BEGIN.plusSeconds(60), published.getEpochSecond(), 400_007));

        // Then
        assertThat(crisis.graded(BEGIN).spread().values()).containsOnly(7L);
    }

    @Test
    void ofWhatIsContradictedTheHigherCountsWhoeverComesFirst() {
        // Given
        Crisis other = crisis();

        // When
        for (long likes : new long[] {0, 300, 900, 500}) {
            see("weibo:1", Duration.ofMinutes(likes == 0 ? 0 : 30), likes);
        }
        for (long likes : new long[] {500, 0, 900, 300}) {
            other.take(sighting("weibo:1", BEGIN.plus(Duration.ofMinutes(likes == 0 ? 0 : 30)), likes));
        }

        // Then
        assertThat(crisis.graded(BEGIN)).isEqualTo(other.graded(BEGIN));
        assertThat(crisis.graded(BEGIN).spread()).containsEntry(Duration.ofHours(2), 900L);
    }

    /** Each seen twice, a hundred of them a second; then one of the first comes late. */
    @Test
    void aStoryOfTwoHundredThousandMentionsIsGradedToTheLastOfThem() {
        // Given
        int mentions = 200_000;
        Duration lastly = Duration.ofSeconds(mentions / 100);

        // When
        for (int look = 0; look < 2; look++) {
            for (int mention = 0; mention < mentions; mention++) {
                Duration at = lastly.multipliedBy(look).plusSeconds(mention / 100);
                see("weibo:" + mention, at, look);
            }
        }
        Taken late = see("weibo:0", Duration.ofSeconds(60), 3);

        // Then
        assertThat(late).isEqualTo(Taken.PUT_OFF);
        CrisisGraded graded = crisis.graded(BEGIN);
        assertThat(graded.mentions()).isEqualTo(mentions);
        assertThat(graded.samples()).isEqualTo(2 * mentions + 1);
        assertThat(graded.spread()).containsEntry(Duration.ofHours(2), mentions + 2L);
        assertThat(crisis.levelMoved(BEGIN))
                .hasValueSatisfying(move -> assertThat(move.to()).isEqualTo(Level.L2));
    }

    private static Crisis crisis() {
        return new Crisis(
                new LiveStory(new UUID(1, 2), new HeapSamples(), PlanInForce.of(PlanFile.defaultPlan(), 1)),
                StoryHead.of("acme", "weibo:1", "酸奶"),
                new HeardPlatforms(Instant.EPOCH));
    }

    private Taken see(String mention, Duration after, long likes) {
        return crisis.take(sighting(mention, BEGIN.plus(after), likes));
    }

    private static Sighting sighting(String mention, Instant at, long likes) {
        return sighting(mention, at, MentionGrowth.UNKNOWN, likes);
    }

    private static Sighting sighting(String mention, Instant at, long published, long likes) {
        long[] counters = {MentionGrowth.UNKNOWN, MentionGrowth.UNKNOWN, likes};
        return new Sighting(mention, at.getEpochSecond(), counters, published, Told.NOTHING.alone(), false);
    }
}
