package io.langyan.standalone.simulators.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** So many in any window of that length, per key; one more blocks the key for the penalty, as the vendors do. */
public final class SlidingLimit {

    private final int most;
    private final Duration window;
    private final Duration penalty;
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> taken = new HashMap<>();
    private final Map<String, Instant> blockedUntil = new HashMap<>();

    public SlidingLimit(int most, Duration window, Duration penalty, InstantSource clock) {
        this.most = most;
        this.window = window;
        this.penalty = penalty;
        this.clock = clock;
    }

    /** True when the call may pass; it then counts. */
    public synchronized boolean take(String key) {
        Instant now = clock.instant();
        if (now.isBefore(blockedUntil.getOrDefault(key, Instant.MIN))) {
            return false;
        }
        Deque<Instant> recent = taken.computeIfAbsent(key, any -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().isAfter(now.minus(window))) {
            recent.removeFirst();
        }
        if (recent.size() >= most) {
            blockedUntil.put(key, now.plus(penalty));
            return false;
        }
        recent.addLast(now);
        return true;
    }

    public synchronized void forget() {
        taken.clear();
        blockedUntil.clear();
    }
}
