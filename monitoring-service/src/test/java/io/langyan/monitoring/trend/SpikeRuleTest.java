package io.langyan.monitoring.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.trend.Baseline.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is far more than usual, and what is not. */
class SpikeRuleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant HOUR = Instant.parse("2026-11-21T02:00:00Z");
    private static final Duration HOUR_LONG = Duration.ofHours(1);
    private static final SpikeRule RULE = new SpikeRule(4, 10, 1.5);

    @Property
    void aConstantSeriesNeverSpikes(
            @ForAll @LongRange(max = 10_000_000) long constant, @ForAll @IntRange(min = 1, max = 9) int weeks) {
        Baseline baseline = RULE.of(HOUR, history(weeks * 168, hour -> constant), ZONE);

        assertThat(baseline.isSpike(constant)).isFalse();
    }

    @Property
    void aConstantThatDoublesIsASpikeOnceItIsBeyondWhatChanceDoes(
            @ForAll @LongRange(min = 100, max = 10_000_000) long constant) {
        Baseline baseline = RULE.of(HOUR, history(8 * 168, hour -> constant), ZONE);

        assertThat(baseline.basis()).isEqualTo(Basis.SAME_HOUR_OF_WEEK);
        assertThat(baseline.isSpike(2 * constant)).isTrue();
    }

    @Property
    void whatReachesTheThresholdIsASpikeAndNothingBelow(
            @ForAll @Size(min = 4, max = 8) List<@LongRange(max = 100_000) Long> weeks,
            @ForAll @DoubleRange(max = 3) double dispersion) {
        Baseline baseline = RULE.of(weeks, new Spread(1, dispersion), Basis.SAME_HOUR_OF_WEEK);

        assertThat(baseline.isSpike(baseline.threshold())).isTrue();
        assertThat(baseline.isSpike(baseline.threshold() - 1)).isFalse();
        assertThat(baseline.threshold()).isGreaterThanOrEqualTo(10).isGreaterThan((long) baseline.usual());
        assertThat(baseline.isCalm((long) baseline.usual())).isTrue();
        assertThat(baseline.isCalm(baseline.threshold())).isFalse();
    }

    @Property
    void theOrderOfTheWeeksDoesNotMatter(
            @ForAll @Size(min = 4, max = 8) List<@LongRange(max = 100_000) Long> weeks, @ForAll Random random) {
        List<Long> shuffled = new ArrayList<>(weeks);
        Collections.shuffle(shuffled, random);

        assertThat(RULE.of(shuffled, new Spread(1, 0.1), Basis.SAME_HOUR_OF_WEEK))
                .isEqualTo(RULE.of(weeks, new Spread(1, 0.1), Basis.SAME_HOUR_OF_WEEK));
    }

    /** One mention after the other, looked at after each: rings at the same count whoever came first, and once. */
    @Property(tries = 200)
    void theOrderOfArrivalDoesNotMatter(
            @ForAll @Size(min = 1, max = 120) List<Boolean> negative, @ForAll Random random) {
        List<Boolean> shuffled = new ArrayList<>(negative);
        Collections.shuffle(shuffled, random);

        assertThat(ringsOf(shuffled)).isEqualTo(ringsOf(negative));
        assertThat(ringsOf(negative))
                .isEqualTo(negative.stream().filter(one -> one).count() >= threshold() ? 1 : 0);
    }

    private static long threshold() {
        return RULE.of(HOUR, history(8 * 168, hour -> 12), ZONE).threshold();
    }

    private static int ringsOf(List<Boolean> negative) {
        Baseline baseline = RULE.of(HOUR, history(8 * 168, hour -> 12), ZONE);
        SpikeState state = new SpikeState.Calm();
        int rings = 0;
        long seen = 0;
        for (boolean one : negative) {
            seen += one ? 1 : 0;
            SpikeState.Step step = state.running(new SpikeState.Seen(HOUR, seen, baseline));
            rings += step.rings() ? 1 : 0;
            state = step.next();
        }
        return rings;
    }

    @Test
    void littleHistoryIsNotEnoughDataAndFewWeeksFallBackOnTheDays() {
        assertThat(RULE.of(HOUR, history(5 * 24, hour -> 500), ZONE).basis()).isEqualTo(Basis.NOT_ENOUGH_DATA);
        assertThat(RULE.of(HOUR, history(5 * 24, hour -> 500), ZONE).isSpike(1_000_000))
                .isFalse();
        assertThat(RULE.of(HOUR, history(10 * 24, hour -> 500), ZONE).basis()).isEqualTo(Basis.SAME_HOUR_OF_DAY);
        assertThat(RULE.of(HOUR, history(30 * 24, hour -> 500), ZONE).basis()).isEqualTo(Basis.SAME_HOUR_OF_WEEK);
    }

    @Test
    void anEveningIsComparedWithEveningsOfTheSameDay() {
        // Given: busy on Saturdays at ten, quiet otherwise
        HourHistory history = history(8 * 168, back -> back % 168 == 0 ? 300 : 20);

        // Then
        assertThat(RULE.of(HOUR, history, ZONE).usual()).isEqualTo(300);
        assertThat(RULE.of(HOUR, history, ZONE).isSpike(330)).isFalse();
    }

    @Test
    void twoEarlierSpikesAmongEightWeeksAreNotUsual() {
        HourHistory history = history(8 * 168, back -> back == 168 || back == 3 * 168 ? 5_000 : 100);

        assertThat(RULE.of(HOUR, history, ZONE).usual()).isEqualTo(100);
        assertThat(RULE.of(HOUR, history, ZONE).isSpike(250)).isTrue();
    }

    @Test
    void hoursInWhichNobodyListenedAreUnknownAndNotQuiet() {
        // Given: the desk was down in five of eight weeks
        TreeMap<Instant, Long> counts = new TreeMap<>();
        for (int back = 1; back <= 8 * 168; back++) {
            if (back < 3 * 168 || back > 8 * 168 - 4) {
                counts.put(HOUR.minus(HOUR_LONG.multipliedBy(back)), 40L);
            }
        }
        HourHistory history = new HourHistory(counts, new TreeSet<>(counts.keySet()), HOUR);

        // Then
        assertThat(history.at(HOUR.minus(Duration.ofDays(28)))).isEmpty();
        assertThat(RULE.of(HOUR, history, ZONE).basis()).isEqualTo(Basis.SAME_HOUR_OF_DAY);
    }

    @Test
    void anHourWithoutAMentionIsZeroWhileOthersWereHeard() {
        // Given
        TreeMap<Instant, Long> counts = new TreeMap<>();
        counts.put(HOUR.minus(Duration.ofDays(60)), 1L);
        TreeSet<Instant> heard = new TreeSet<>();
        for (int back = 1; back <= 60 * 24; back += 3) {
            heard.add(HOUR.minus(HOUR_LONG.multipliedBy(back)));
        }

        // When
        Baseline baseline = RULE.of(HOUR, new HourHistory(counts, heard, HOUR), ZONE);

        // Then
        assertThat(baseline.basis()).isEqualTo(Basis.SAME_HOUR_OF_WEEK);
        assertThat(baseline.usual()).isZero();
        assertThat(baseline.threshold()).isEqualTo(10);
    }

    /** @param count by how many hours ago */
    private static HourHistory history(int hours, LongUnaryOperator count) {
        TreeMap<Instant, Long> counts = new TreeMap<>();
        for (int back = 1; back <= hours; back++) {
            counts.put(HOUR.minus(HOUR_LONG.multipliedBy(back)), count.applyAsLong(back));
        }
        return new HourHistory(counts, new TreeSet<>(counts.keySet()), HOUR);
    }
}
