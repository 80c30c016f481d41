package io.langyan.events.rest;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that sort by the time they were made: UUID version 7, RFC 9562 section 5.7, with the sub-millisecond part of method 3
 * so that ids made one after the other in this process always ascend.
 */
public final class TimeOrderedId {

    private static final int SUB_MILLISECOND_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds since 1970 shifted by 12 bits; the low ones count within the millisecond. */
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedId() {}

    /** A new id, greater than all made before in this process. */
    public static UUID next() {
        long now = System.currentTimeMillis() << SUB_MILLISECOND_BITS;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long millis = tick >>> SUB_MILLISECOND_BITS;
        long within = tick & ((1L << SUB_MILLISECOND_BITS) - 1);
        return new UUID((millis << 16) | VERSION_7 | within, VARIANT | (RANDOM.nextLong() & RANDOM_BITS));
    }
}
