package io.langyan.grading.live;

import java.util.BitSet;

/** When the mentions of a story on one platform were looked at: the minutes within the longest window, whatever the order they come in. */
final class PlatformLooks {

    private final BitSet minutes;
    private final int window;
    private long first = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    /** @param window minutes of the longest window */
    PlatformLooks(int window) {
        this.window = window;
        this.minutes = new BitSet(window);
    }

    /** @param at seconds since the epoch */
    void add(long at) {
        long minute = Math.floorDiv(at, 60L);
        if (newest != Long.MIN_VALUE && minute > Math.floorDiv(newest, 60L)) {
            forget(Math.floorDiv(newest, 60L) + 1, minute);
        }
        first = Math.min(first, at);
        newest = Math.max(newest, at);
        if (minute > Math.floorDiv(newest, 60L) - window) {
            minutes.set(slot(minute));
        }
    }

    private void forget(long from, long to) {
        if (to - from >= window) {
            minutes.clear();
            return;
        }
        for (long minute = from; minute <= to; minute++) {
            minutes.clear(slot(minute));
        }
    }

    private int slot(long minute) {
        return (int) Math.floorMod(minute, (long) window);
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
     * How many of these were further from the look before than is expected.
     *
     * @param now no older than the newest look, in seconds since the epoch
     * @param expected minutes from look to look, at least 1
     */
    long missed(long now, long expected) {
        long last = Math.floorDiv(now, 60L);
        long missed = 0;
        long waiting = 0;
        for (long minute = last - watched(now) + 1; minute <= last; minute++) {
            waiting = seen(minute) ? 0 : waiting + 1;
            missed += waiting >= expected ? 1 : 0;
        }
        return missed;
    }

    private boolean seen(long minute) {
        return minute <= Math.floorDiv(newest, 60L) && minutes.get(slot(minute));
    }
}
