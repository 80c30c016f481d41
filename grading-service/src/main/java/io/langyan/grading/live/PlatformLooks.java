package io.langyan.grading.live;

import java.time.Duration;
import java.util.BitSet;

/**
 * When the mentions of a story on one platform were looked at: the minutes within the longest window and, before it, within the expected
 * interval, whatever the order they come in.
 */
final class PlatformLooks {

    private static final long LONGEST = Duration.ofDays(31).toMinutes();

    private final BitSet minutes;
    private final int kept;
    private final int window;
    private final long expected;
    private long first = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    /**
     * @param window minutes of the longest window
     * @param expected minutes from look to look, at least 1; more than a month is as good as a month
     */
    PlatformLooks(int window, long expected) {
        this.window = window;
        this.expected = Math.min(expected, LONGEST);
        this.kept = window + (int) this.expected - 1;
        this.minutes = new BitSet(kept);
    }

    /** @param at seconds since the epoch */
    void add(long at) {
        long minute = Math.floorDiv(at, 60L);
        if (newest != Long.MIN_VALUE && minute > Math.floorDiv(newest, 60L)) {
            forget(Math.floorDiv(newest, 60L) + 1, minute);
        }
        first = Math.min(first, at);
        newest = Math.max(newest, at);
        if (minute > Math.floorDiv(newest, 60L) - kept) {
            minutes.set(slot(minute));
        }
    }

    private void forget(long from, long to) {
        if (to - from >= kept) {
            minutes.clear();
            return;
        }
        for (long minute = from; minute <= to; minute++) {
            minutes.clear(slot(minute));
        }
    }

    private int slot(long minute) {
        return (int) Math.floorMod(minute, (long) kept);
    }

    /** Seconds since the epoch of the newest look. */
    long newest() {
        return newest;
    }

    /** Minutes of the window from the first look on, up to that time. */
    long watched(long now) {
        return Math.min(window, Math.floorDiv(now, 60L) - Math.floorDiv(first, 60L) + 1);
    }

    /**
     * How many of these were further from the look before than is expected, be that look before the window.
     *
     * @param now no older than the newest look, in seconds since the epoch
     */
    long missed(long now) {
        long last = Math.floorDiv(now, 60L);
        long begin = last - watched(now) + 1;
        long missed = 0;
        long waiting = 0;
        for (long minute = Math.max(Math.floorDiv(first, 60L), begin - expected + 1); minute <= last; minute++) {
            waiting = seen(minute) ? 0 : waiting + 1;
            missed += minute >= begin && waiting >= expected ? 1 : 0;
        }
        return missed;
    }

    private boolean seen(long minute) {
        return minute <= Math.floorDiv(newest, 60L) && minutes.get(slot(minute));
    }
}
