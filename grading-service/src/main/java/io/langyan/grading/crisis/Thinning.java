package io.langyan.grading.crisis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Takes the points of a curve in the order of time and keeps few of them (降采样): of stretches of one length the first point, the last and, of
 * each window, the highest. Stretches are doubled whenever there are too many points, so that no more are held at once however many come, and the
 * same points end the same. None is made up.
 */
final class Thinning {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final List<Stretch> stretches = new ArrayList<>();
    private long minutes = 1;
    private int kept;

    private record Stretch(long number, List<CurvePoint> points) {}

    /** @param most so many are kept, or those of a single stretch when that has more */
    Thinning(int most) {
        this.most = most;
    }

    /** @param point later than those before */
    void add(CurvePoint point) {
        put(numberOf(point), List.of(point));
        while (kept > most && stretches.size() > 1) {
            widen();
        }
    }

    List<CurvePoint> points() {
        return stretches.stream().flatMap(stretch -> stretch.points().stream()).toList();
    }

    /** The length of the stretches; of one minute nothing was left out. */
    Duration stretch() {
        return MINUTE.multipliedBy(minutes);
    }

    private void widen() {
        List<Stretch> narrow = List.copyOf(stretches);
        stretches.clear();
        kept = 0;
        minutes *= 2;
        narrow.forEach(stretch -> put(numberOf(stretch.points().get(0)), stretch.points()));
    }

    private long numberOf(CurvePoint point) {
        return Math.floorDiv(point.at().getEpochSecond(), minutes * MINUTE.toSeconds());
    }

    private void put(long number, List<CurvePoint> points) {
        List<CurvePoint> together = new ArrayList<>();
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && last.number() == number) {
            together.addAll(last.points());
            kept -= last.points().size();
            stretches.remove(stretches.size() - 1);
        }
        together.addAll(points);
        List<CurvePoint> telling = telling(together);
        kept += telling.size();
        stretches.add(new Stretch(number, telling));
    }

    private static List<CurvePoint> telling(List<CurvePoint> points) {
        Map<String, Integer> highest = new HashMap<>();
        for (int index = 0; index < points.size(); index++) {
            for (Map.Entry<String, Long> spread : points.get(index).spread().entrySet()) {
                Integer before = highest.get(spread.getKey());
                if (before == null
                        || spread.getValue() > points.get(before).spread().get(spread.getKey())) {
                    highest.put(spread.getKey(), index);
                }
            }
        }
        TreeSet<Integer> telling = new TreeSet<>(highest.values());
        telling.add(0);
        telling.add(points.size() - 1);
        return telling.stream().map(points::get).toList();
    }
}
