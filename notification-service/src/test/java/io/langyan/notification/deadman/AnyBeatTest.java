package io.langyan.notification.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.deadman.Telling.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a heartbeat does, its silence is told in time, once, and again, and so is its end. */
class AnyBeatTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
    private static final int LOOK = 5;
    private static final int PATIENCE = 120;
    private static final int AGAIN = 1800;
    private static final Watched WATCHED =
            new Watched("grading", Duration.ofSeconds(PATIENCE), Duration.ofSeconds(AGAIN));

    private record Told(int at, What what) {}

    @Property(tries = 300)
    void aSilenceIsToldInTimeAndOnlyASilence(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 600) Integer> gaps) {
        // Given
        NavigableSet<Integer> beats = beats(gaps);

        // When
        List<Told> told = told(beats, beats.last() + 2 * AGAIN, new Random(0), 0);

        // Then
        for (Told one : told) {
            if (one.what() != What.BACK) {
                assertThat(one.at() - beats.floor(one.at())).isGreaterThan(PATIENCE);
            }
        }
        for (int beat : beats) {
            Integer next = beats.higher(beat);
            int late = beat + PATIENCE + LOOK;
            if (next == null || next > late) {
                assertThat(lastBy(told, late)).isIn(What.SILENT, What.STILL_SILENT);
            }
        }
    }

    @Property(tries = 300)
    void silentThenStillSilentThenBackAndNeverTwice(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 600) Integer> gaps,
            @ForAll long seed,
            @ForAll @IntRange(max = 90) int failures) {
        // Given
        NavigableSet<Integer> beats = beats(gaps);

        // When
        List<Told> told = told(beats, beats.last() + 3 * AGAIN, new Random(seed), failures);

        // Then
        Told before = null;
        for (Told one : told) {
            if (one.what() == What.SILENT) {
                assertThat(before == null || before.what() == What.BACK).isTrue();
            } else {
                assertThat(before).isNotNull();
                assertThat(before.what()).isNotEqualTo(What.BACK);
            }
            if (one.what() == What.STILL_SILENT) {
                assertThat(one.at() - before.at()).isGreaterThanOrEqualTo(AGAIN);
            }
            before = one;
        }
    }

    @Property(tries = 300)
    void backMeansThatItBeatForAsLongAsItMayBeSilent(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 300) Integer> gaps) {
        // Given
        NavigableSet<Integer> beats = beats(gaps);

        // When
        List<Told> told = told(beats, beats.last() + AGAIN, new Random(0), 0);

        // Then
        told.stream().filter(one -> one.what() == What.BACK).forEach(back -> {
            for (int at = back.at() - PATIENCE + LOOK; at <= back.at(); at += LOOK) {
                assertThat(at - beats.floor(at)).isLessThanOrEqualTo(PATIENCE);
            }
        });
    }

    @Property(tries = 100)
    void whoeverIsNotLongAwakeAccusesNobody(@ForAll @IntRange(min = 1, max = 3600) int silence) {
        // Given
        Beat beat = new Beat.Beating(START);

        // When
        Beat found = beat.looked(null, START.plusSeconds(silence), WATCHED, true);

        // Then
        assertThat(found).isEqualTo(beat);
        assertThat(found.due(START.plusSeconds(silence), WATCHED)).isEmpty();
    }

    @Property(tries = 300)
    void aRowKeepsHowItStands(@ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 400) Integer> gaps) {
        // Given
        NavigableSet<Integer> beats = beats(gaps);
        HeartbeatRow row = new HeartbeatRow();
        Beat beat = new Beat.Beating(null);

        for (int at = LOOK; at <= beats.last(); at += LOOK) {
            // When
            beat = beat.looked(heard(beats, at), START.plusSeconds(at), WATCHED, false);
            row.become(beat);

            // Then
            assertThat(row.beat()).isEqualTo(beat);
        }
    }

    private static List<Told> told(NavigableSet<Integer> beats, int until, Random random, int failures) {
        List<Told> told = new ArrayList<>();
        Beat beat = new Beat.Beating(null);
        for (int at = LOOK; at <= until; at += LOOK) {
            Instant now = START.plusSeconds(at);
            beat = beat.looked(heard(beats, at), now, WATCHED, false);
            What due = beat.due(now, WATCHED).orElse(null);
            if (due != null && random.nextInt(100) >= failures) {
                told.add(new Told(at, due));
                beat = beat.told(due, now);
            }
        }
        return told;
    }

    private static NavigableSet<Integer> beats(List<Integer> gaps) {
        NavigableSet<Integer> beats = new TreeSet<>(List.of(0));
        gaps.forEach(gap -> beats.add(beats.last() + gap));
        return beats;
    }

    private static Instant heard(NavigableSet<Integer> beats, int at) {
        return START.plusSeconds(beats.floor(at));
    }

    private static What lastBy(List<Told> told, int at) {
        return told.stream()
                .filter(one -> one.at() <= at)
                .reduce((first, second) -> second)
                .map(Told::what)
                .orElse(null);
    }
}
