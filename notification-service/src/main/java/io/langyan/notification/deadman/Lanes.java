package io.langyan.notification.deadman;

import io.langyan.events.v1.Probe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The probes that came through, by lane. The pipeline beats as its slowest lane does, and a beat is when the probe was let go: what arrives ten minutes
 * late is as good as silent.
 */
final class Lanes {

    private final Map<Integer, Instant> newest = new ConcurrentHashMap<>();
    private volatile int lanes;

    void seen(Probe probe) {
        newest.merge(probe.lane(), probe.sentAt(), (one, other) -> one.isAfter(other) ? one : other);
        lanes = probe.lanes();
    }

    /** Null while a lane was never heard. */
    Instant last() {
        return lanes == 0 || missing(null).findAny().isPresent()
                ? null
                : IntStream.range(0, lanes)
                        .mapToObj(newest::get)
                        .min(Instant::compareTo)
                        .orElseThrow();
    }

    /** The lanes on which nothing was let go since then and came through. */
    List<Integer> silentSince(Instant then) {
        return missing(then).boxed().toList();
    }

    private IntStream missing(Instant then) {
        return IntStream.range(0, lanes).filter(lane -> {
            Instant last = newest.get(lane);
            return last == null || then != null && last.isBefore(then);
        });
    }
}
