package io.langyan.standalone.simulators.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Faults that wait for their calls, taken in the order in which they were ordered. */
public final class Faults {

    private final InstantSource clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Instant> blockedUntil = new HashMap<>();

    public Faults(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void order(Fault fault) {
        waiting.add(new Waiting(fault, fault.count()));
    }

    /** The fault that this call meets, if any. A block holds for its time whatever its count. */
    public synchronized Optional<Fault> take(String channel) {
        Waiting next = waiting.stream()
                .filter(candidate -> candidate.fault.isFor(channel))
                .findFirst()
                .orElse(null);
        if (next == null) {
            return Optional.empty();
        }
        if (--next.left == 0) {
            waiting.remove(next);
        }
        if (next.fault.kind() == Fault.Kind.block) {
            blockedUntil.put(channel, clock.instant().plusMillis(next.fault.millis()));
        }
        return Optional.of(next.fault);
    }

    public synchronized boolean blocks(String channel) {
        return clock.instant().isBefore(blockedUntil.getOrDefault(channel, Instant.MIN));
    }

    public synchronized List<Fault> pending() {
        return waiting.stream().map(one -> one.fault).toList();
    }

    public synchronized void clear() {
        waiting.clear();
        blockedUntil.clear();
    }

    private static final class Waiting {
        private final Fault fault;
        private int left;

        private Waiting(Fault fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }
}
