package io.langyan.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many anonymous requests a minute at one door, from one address and in all; guessing codes is slow even before their tries run
 * out. What crowds one door leaves the others open.
 */
@ApplicationScoped
public class Throttle {

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

    /**
     * What is refused to one address takes nothing from the others.
     *
     * @param door what is asked for, such as {@code ack}
     */
    public boolean allows(String door, String address) {
        return count(door + "/" + address) <= FROM_ONE && allowsInAll(door, FROM_ALL);
    }

    /** The same for those who have proven who they are, each at a door of their own: no matter from where. */
    public boolean allowsInAll(String door, int most) {
        return count(door) <= most;
    }

    private int count(String what) {
        long now = clock.millis() / MINUTE;
        if (now != minute) {
            minute = now;
            counted.clear();
        }
        return counted.computeIfAbsent(what, any -> new AtomicInteger()).incrementAndGet();
    }
}
