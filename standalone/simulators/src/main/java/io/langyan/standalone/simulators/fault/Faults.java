package io.langyan.standalone.simulators.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Faults that wait for their calls, taken in the order in which they were ordered. */
public final class Faults {

    private final Set<String> channels;
    private final InstantSource clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Instant> blockedUntil = new HashMap<>();

    /** @param channels those that there are */
    public Faults(Set<String> channels, InstantSource clock) {
        this.channels = Set.copyOf(channels);
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where there is no such channel: nothing would ever meet it */
    public synchronized void order(Fault fault) {
        if (fault.channel() != null && !channels.contains(fault.channel())) {
            throw new IllegalArgumentException("channel must be one of " + new TreeSet<>(channels));
        }
        waiting.add(new Waiting(fault, fault.count()));
    }

    /**
     * The fault that this call meets, if any. A block holds for its time whatever its count.
     *
     * @param holds whether the call holds a text
     */
    public synchronized Optional<Fault> take(String channel, Predicate<String> holds) {
        Waiting next = waiting.stream()
                .filter(candidate -> candidate.fault.isFor(channel, holds))
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
