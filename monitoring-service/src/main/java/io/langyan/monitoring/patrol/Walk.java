package io.langyan.monitoring.patrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a round has been walked.
 *
 * @param startedBy null when nobody has begun
 * @param ticks in order; several of one platform stand beside each other
 */
record Walk(String startedBy, Instant startedAt, List<Tick> ticks) {

    static final Walk NOT_BEGUN = new Walk(null, null, List.of());

    Walk {
        ticks = List.copyOf(ticks);
    }

    boolean hasBegun() {
        return startedBy != null;
    }

    /** Who begins first has begun. */
    Walk begunBy(String person, Instant at) {
        return hasBegun() ? this : new Walk(person, at, ticks);
    }

    Walk with(Tick tick) {
        List<Tick> all = new ArrayList<>(ticks);
        all.add(tick);
        return new Walk(startedBy, startedAt, all).begunBy(tick.by(), tick.at());
    }

    /** Which of the platforms nobody has looked at. */
    List<String> untickedOf(List<String> platforms) {
        Set<String> ticked = new HashSet<>();
        ticks.forEach(tick -> ticked.add(tick.platform()));
        return platforms.stream().filter(platform -> !ticked.contains(platform)).toList();
    }
}
