package io.langyan.notification.ack;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** So many anonymous requests a minute from one address and in all; guessing codes is slow even before their tries run out. */
@ApplicationScoped
class Throttle {

    static final int FROM_ONE = 30;
    static final int FROM_ALL = 600;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final InstantSource clock;
    private final Map<String, AtomicInteger> counted = new ConcurrentHashMap<>();
    private volatile long minute;

    Throttle() {
        this(InstantSource.system());
    }

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    boolean allows(String address) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            counted.clear();
        }
        int all = counted.computeIfAbsent("*", any -> new AtomicInteger()).incrementAndGet();
        int one = counted.computeIfAbsent(address, any -> new AtomicInteger()).incrementAndGet();
        return one <= FROM_ONE && all <= FROM_ALL;
    }
}
