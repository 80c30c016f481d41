package io.langyan.monitoring.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often chance alone rings: seeded series with the rhythm of days and weeks, Poisson and clustered. The figures of docs/trends.md. */
class FalseAlarmsTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant END = Instant.parse("2026-11-21T00:00:00Z");
    private static final int HISTORY_WEEKS = 8;
    private static final int JUDGED_HOURS = 28 * 24;
    private static final int SERIES = 6;
    private static final SpikeRule RULE = new SpikeRule(4, 10, 1.5);

    @ParameterizedTest
    @CsvSource({"2,0", "20,0", "200,0", "2000,0", "2,0.5", "20,0.1", "20,0.5", "200,0.1", "200,0.5"})
    void chanceAloneRingsRarely(double mean, double dispersion) {
        int spikes = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            spikes += spikes(new Random(seed * 1000L + Math.round(mean * 10 + dispersion * 7)), mean, dispersion);
        }

        double aMonth = spikes / (double) SERIES;
        System.out.printf("mean %.0f dispersion %.1f: %.2f false alarms in four weeks%n", mean, dispersion, aMonth);
        assertThat(aMonth).isLessThanOrEqualTo(1);
    }

    /** Counts spikes as they would ring, with the calm that must lie between two. */
    private static int spikes(Random random, double mean, double dispersion) {
        TreeMap<Instant, Long> counts = new TreeMap<>();
        int hours = HISTORY_WEEKS * 168 + JUDGED_HOURS;
        for (int back = hours; back >= 1; back--) {
            Instant hour = END.minus(Duration.ofHours(back));
            counts.put(hour, draw(random, mean * rhythm(hour), dispersion));
        }
        TreeSet<Instant> heard = new TreeSet<>(counts.keySet());
        SpikeState state = new SpikeState.Calm();
        int rings = 0;
        for (int back = JUDGED_HOURS; back >= 1; back--) {
            Instant hour = END.minus(Duration.ofHours(back));
            Instant from = hour.minus(Duration.ofDays(7L * HISTORY_WEEKS));
            HourHistory history = new HourHistory(new TreeMap<>(counts.subMap(from, hour)), heard, hour);
            SpikeState.Seen seen = new SpikeState.Seen(hour, counts.get(hour), RULE.of(hour, history, ZONE));
            SpikeState.Step step = state.running(seen);
            rings += step.rings() ? 1 : 0;
            state = step.next().closed(seen);
        }
        return rings;
    }

    /** Nights are quiet, evenings loud, weekends a little louder. */
    private static double rhythm(Instant hour) {
        int ofDay = hour.atZone(ZONE).getHour();
        int ofWeek = hour.atZone(ZONE).getDayOfWeek().getValue();
        return (1 + 0.8 * Math.sin((ofDay - 10) * Math.PI / 12)) * (ofWeek > 5 ? 1.3 : 1);
    }

    /** A negative binomial is a Poisson whose mean is gamma distributed. */
    private static long draw(Random random, double mean, double dispersion) {
        return poisson(random, dispersion == 0 ? mean : gamma(random, 1 / dispersion) * mean * dispersion);
    }

    private static long poisson(Random random, double mean) {
        if (mean > 60) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Marsaglia and Tsang (2000); shapes of one and more. */
    private static double gamma(Random random, double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
