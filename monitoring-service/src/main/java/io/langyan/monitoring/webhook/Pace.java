package io.langyan.monitoring.webhook;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets a fixed number of requests a minute through for each address. Addresses share a fixed number of counters, so inventing addresses costs no
 * memory.
 */
final class Pace {

    private static final int COUNTERS = 1024;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final int most;
    private final long[] minutes = new long[COUNTERS];
    private final int[] counts = new int[COUNTERS];

    Pace(int mostPerMinute) {
        this.most = mostPerMinute;
    }

    synchronized boolean allows(String address, Instant now) {
        int counter = Math.floorMod(address.hashCode(), COUNTERS);
        long minute = now.toEpochMilli() / MINUTE;
        if (minutes[counter] != minute) {
            minutes[counter] = minute;
            counts[counter] = 0;
        }
        return ++counts[counter] <= most;
    }
}
