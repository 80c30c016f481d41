package io.langyan.monitoring.trend;

import io.langyan.monitoring.trend.Baseline.Basis;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When an hour is far more than usual.
 *
 * <p>The usual is the interquartile mean of the same hour of the week over the last eight weeks, so that one or two earlier spikes among them do not
 * count. Mentions come in clusters, so their spread is that of a negative binomial: {@code mean + dispersion × mean²}, the dispersion estimated over
 * all hours of the eight weeks together, because eight numbers tell too little about spread. The threshold is its upper tail at so many standard
 * deviations, by the cube-root transformation of Wilson and Hilferty (1931) for the gamma distribution of the same mean and variance.
 *
 * <p>An hour that is still running is compared as it stands with the threshold of the whole hour: what exceeds it already will not fall again, and
 * nothing is scaled up.
 *
 * @param sigmas standard deviations of the tail
 * @param least fewer mentions are never a spike
 * @param times less than so many times the usual is never a spike
 */
record SpikeRule(double sigmas, long least, double times) {

    static final int WEEKS = 8;
    private static final int DAYS = 14;
    private static final int FEWEST_WEEKS = 4;
    private static final int FEWEST_DAYS = 7;
    /** Even a series that never varied may vary. */
    private static final double LEAST_DISPERSION = 0.01;
    /** The usual is itself estimated: what the mean of the middle half of n values adds to the variance, times n. */
    private static final double ESTIMATE = 1.5;

    /** @param zone whose hours of the week are meant */
    Baseline of(Instant hour, HourHistory history, ZoneId zone) {
        ZonedDateTime local = hour.atZone(zone);
        List<Long> weeks = known(history, local, 7, WEEKS);
        if (weeks.size() >= FEWEST_WEEKS) {
            return of(weeks, history.spread(), Basis.SAME_HOUR_OF_WEEK);
        }
        List<Long> days = known(history, local, 1, DAYS);
        return days.size() >= FEWEST_DAYS
                ? of(days, history.spread(), Basis.SAME_HOUR_OF_DAY)
                : Baseline.notEnoughData(days.size());
    }

    Baseline of(List<Long> values, Spread spread, Basis basis) {
        double usual = middleMean(values) * spread.level();
        double dispersion = Math.max(LEAST_DISPERSION, spread.dispersion());
        double variance = (usual + dispersion * usual * usual) * (1 + ESTIMATE / values.size());
        long tail = usual == 0 ? 0 : (long) Math.floor(tail(usual, variance)) + 1;
        long threshold = Math.max(Math.max(least, tail), (long) Math.ceil(times * usual));
        return new Baseline(usual, Math.max(threshold, (long) Math.floor(usual) + 1), basis, values.size());
    }

    private double tail(double mean, double variance) {
        double ninth = variance / (9 * mean * mean);
        double root = 1 - ninth + sigmas * Math.sqrt(ninth);
        return mean * Math.pow(Math.max(root, 0), 3);
    }

    private static List<Long> known(HourHistory history, ZonedDateTime local, int stepDays, int most) {
        List<Long> values = new ArrayList<>(most);
        for (int back = 1; back <= most; back++) {
            history.at(local.minusDays((long) back * stepDays).toInstant()).ifPresent(values::add);
        }
        return values;
    }

    /** The mean of the middle half; of fewer than four values the median. */
    static double middleMean(List<Long> values) {
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        int cut = sorted.length < 4 ? (sorted.length - 1) / 2 : sorted.length / 4;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElse(0);
    }
}
