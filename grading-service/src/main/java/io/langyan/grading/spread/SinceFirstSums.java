package io.langyan.grading.spread;

import java.util.Arrays;

/**
 * {@code G(min(e, b0 + W))} for each window W, where b0 is the minute the story began. One bucket for each minute of the longest
 * window from b0 on; what grows later is outside every window, and b0 only moves back, so it stays outside.
 */
final class SinceFirstSums implements MinuteSums {

    private static final long UNSET = Long.MAX_VALUE;

    private final int[] windows;
    private final long[] buckets;
    private final long[] sums;
    private long first = UNSET;
    private long now;

    SinceFirstSums(int[] windows) {
        this.windows = windows;
        this.buckets = new long[windows[windows.length - 1]];
        this.sums = new long[windows.length];
    }

    @Override
    public void advance(long minute) {
        now = minute;
    }

    @Override
    public void rewind(long minute) {
        now = minute;
    }

    @Override
    public void begin(long minute) {
        if (first == UNSET) {
            first = minute;
        } else if (minute < first) {
            moveBack((int) Math.min(first - minute, buckets.length));
            first = minute;
        }
    }

    private void moveBack(int minutes) {
        System.arraycopy(buckets, 0, buckets, minutes, buckets.length - minutes);
        Arrays.fill(buckets, 0, minutes, 0);
        long total = 0;
        int minute = 0;
        for (int window = 0; window < windows.length; window++) {
            while (minute < windows[window]) {
                total += buckets[minute++];
            }
            sums[window] = total;
        }
    }

    @Override
    public void add(Segment segment, int sign) {
        for (int window = 0; window < windows.length; window++) {
            sums[window] += sign * (segment.at((first + windows[window]) * 60) - segment.a());
        }
        segment.eachMinute(
                first,
                first + buckets.length - 1,
                (minute, growth) -> buckets[(int) (minute - first)] += sign * growth);
    }

    @Override
    public long sum(int window) {
        return sums[window];
    }

    /** What grew after the longest window is not kept. */
    @Override
    public long newest(int minutes) {
        long sum = 0;
        long end = Math.min(now - first, buckets.length - 1L);
        for (long minute = Math.max(0, now - first - minutes + 1); minute <= end; minute++) {
            sum += buckets[(int) minute];
        }
        return sum;
    }
}
