package io.langyan.grading.spread;

/**
 * {@code G(e) − G(e − W)} for each window W, where e is the end of the current minute. A ring holds one bucket for each minute of the
 * longest window; a minute that leaves a window is taken off its sum.
 */
final class SlidingSums implements MinuteSums {

    private static final long UNSET = Long.MIN_VALUE;

    private final int[] windows;
    private final long[] ring;
    private final long[] sums;
    private long now = UNSET;

    SlidingSums(int[] windows) {
        this(windows, new long[windows[windows.length - 1]], new long[windows.length], UNSET);
    }

    private SlidingSums(int[] windows, long[] ring, long[] sums, long now) {
        this.windows = windows;
        this.ring = ring;
        this.sums = sums;
        this.now = now;
    }

    @Override
    public void advance(long minute) {
        if (now == UNSET || minute - now >= ring.length) {
            java.util.Arrays.fill(ring, 0);
            java.util.Arrays.fill(sums, 0);
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
    public void begin(long minute) {
        // a sliding window does not ask when the story began
    }

    @Override
    public void add(Segment segment) {
        for (int window = 0; window < windows.length; window++) {
            sums[window] += segment.b() - segment.at((now - windows[window] + 1) * 60);
        }
        segment.eachMinute(now - ring.length + 1, now, (minute, growth) -> ring[slot(minute)] += growth);
    }

    @Override
    public long sum(int window) {
        return sums[window];
    }

    @Override
    public MinuteSums copy() {
        return new SlidingSums(windows, ring.clone(), sums.clone(), now);
    }

    private int slot(long minute) {
        return (int) Math.floorMod(minute, (long) ring.length);
    }
}
