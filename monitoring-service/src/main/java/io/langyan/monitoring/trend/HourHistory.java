package io.langyan.monitoring.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What was heard about a brand in each past hour. Silence is known only while somebody listened: hours before the brand was first heard, and gaps of
 * six hours in which nothing at all was heard about anybody, are unknown and not zero.
 */
final class HourHistory {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int GAP_HOURS = 6;
    private static final int HOURS_OF_WEEK = 24 * 7;

    private final SortedMap<Instant, Long> counts;
    private final NavigableSet<Instant> heard;
    private final Instant end;
    private Spread spread;

    /**
     * @param counts of the brand by hour; an hour without is absent
     * @param heard hours in which anything was heard about anybody
     * @param end exclusive: the hour that is judged
     */
    HourHistory(SortedMap<Instant, Long> counts, NavigableSet<Instant> heard, Instant end) {
        this.counts = counts;
        this.heard = heard;
        this.end = end;
    }

    /** Empty when nobody knows. */
    OptionalLong at(Instant hour) {
        Long count = counts.get(hour);
        if (count != null && hour.isBefore(end)) {
            return OptionalLong.of(count);
        }
        boolean listening =
                !counts.isEmpty() && counts.firstKey().isBefore(hour) && hour.isBefore(end) && isListeningAt(hour);
        return listening ? OptionalLong.of(0) : OptionalLong.empty();
    }

    private boolean isListeningAt(Instant hour) {
        Instant before = heard.floor(hour);
        Instant after = heard.ceiling(hour);
        return before != null
                && Duration.between(before, after == null ? end : after).toHours() < GAP_HOURS;
    }

    /** Worked out once. */
    synchronized Spread spread() {
        if (spread == null) {
            spread = Spread.of(groups());
        }
        return spread;
    }

    private Iterable<List<Long>> groups() {
        Map<Integer, List<Long>> groups = new HashMap<>();
        if (!counts.isEmpty()) {
            int place = 0;
            for (Instant hour = end.minus(HOUR); !hour.isBefore(counts.firstKey()); hour = hour.minus(HOUR)) {
                int group = place++ % HOURS_OF_WEEK;
                at(hour).ifPresent(count ->
                        groups.computeIfAbsent(group, none -> new ArrayList<>()).add(count));
            }
        }
        return groups.values();
    }
}
