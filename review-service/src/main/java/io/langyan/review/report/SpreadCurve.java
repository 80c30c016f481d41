package io.langyan.review.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spread of the crisis over time.
 *
 * @param peaks highest windowed spread by window
 * @param points at most {@value #MOST_POINTS}, evenly thinned, the first and the last among them
 */
public record SpreadCurve(Map<Duration, Long> peaks, boolean atLeast, long mentions, List<Point> points) {

    static final int MOST_POINTS = 240;

    public record Point(Instant at, String level, Map<Duration, Long> spread) {}

    static SpreadCurve of(List<SpreadReading> readings) {
        List<SpreadReading> sorted = readings.stream()
                .sorted(Comparator.comparing(SpreadReading::at))
                .toList();
        Map<Duration, Long> peaks = new TreeMap<>();
        sorted.forEach(reading -> reading.spread().forEach((window, spread) -> peaks.merge(window, spread, Math::max)));
        return new SpreadCurve(
                peaks,
                sorted.stream().anyMatch(SpreadReading::atLeast),
                sorted.stream().mapToLong(SpreadReading::mentions).max().orElse(0),
                thinned(sorted));
    }

    private static List<Point> thinned(List<SpreadReading> sorted) {
        int size = sorted.size();
        int kept = Math.min(size, MOST_POINTS);
        return java.util.stream.IntStream.range(0, kept)
                .map(i -> kept == 1 ? 0 : (int) ((long) i * (size - 1) / (kept - 1)))
                .mapToObj(sorted::get)
                .map(reading -> new Point(reading.at(), reading.level().code(), new TreeMap<>(reading.spread())))
                .toList();
    }
}
