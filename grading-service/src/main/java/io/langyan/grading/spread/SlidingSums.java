package io.langyan.grading.spread;

import java.util.Arrays;

/**
 * {@code G(e) − G(e − W)} for each window W, where e is the end of the current minute. A ring holds one bucket for each minute of the
 * longest window and some more, to be able to go back; a minute that leaves a window is taken off its sum.
 */
final class SlidingSums implements MinuteSums {

    private static final long UNSET = Long.MIN_VALUE;

    private final int[] windows;
    private final long[] ring;
    private final long[] sums;
    private long now = UNSET;

    SlidingSums(int[] windows) {
        this.windows = windows;
        this.ring = new long[windows[windows.length - 1] + SLACK];
        this.sums = new long[windows.length];
    }

    @Override
    public void advance(long minute) {
        if (now == UNSET || minute - now >= ring.length) {
            Arrays.fill(ring, 0);
            Arrays.fill(sums, 0);
            now = minute;
        }
        while (now < minute) {
            now++;
            for (int window = 0; window < windows.length; window++) {
                sums[window] -= ring[slot(now - windows[window])];
            }
            ring[slot(now)] = 0;
        }
    }

    @Override
    public void rewind(long minute) {
        if (minute >= now) {
            return;
        }
        now = minute;
        long sum = 0;
        int counted = 0;
        for (int window = 0; window < windows.length; window++) {
            while (counted < windows[window]) {
                sum += ring[slot(now - counted++)];
            }
            sums[window] = sum;
        }
    }

    @Override
    public void begin(long minute) {
        // a sliding window does not ask when the story began
    }

    @Override
    public void add(Segment segment, int sign) {
        for (int window = 0; window < windows.length; window++) {
            sums[window] += sign * (segment.b() - segment.at((now - windows[window] + 1) * 60));
        }
        segment.eachMinute(now - ring.length + 1, now, (minute, growth) -> ring[slot(minute)] += sign * growth);
    }

    @Override
    public long sum(int window) {
        return sums[window];
    }

    @Override
    public long newest(int minutes) {
        int known = Arrays.binarySearch(windows, minutes);
        if (known >= 0) {
            return sums[known];
        }
        long sum = 0;
        int slot = slot(now);
        for (int left = minutes; left > 0; left--) {
            sum += ring[slot];
            slot = slot == 0 ? ring.length - 1 : slot - 1;
        }
        return sum;
    }

    private int slot(long minute) {
        return (int) Math.floorMod(minute, (long) ring.length);
    }
}
