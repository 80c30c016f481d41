package io.langyan.grading.spread;

/** Begins with few segments and goes over to buckets for every minute once they become many. */
final class GrowingSums implements MinuteSums {

    private final Windows windows;
    private MinuteSums sums;

    GrowingSums(Windows windows) {
        this.windows = windows;
        this.sums = new FewSegments(windows);
    }

    @Override
    public void advance(long minute) {
        sums.advance(minute);
    }

    @Override
    public void rewind(long minute) {
        sums.rewind(minute);
    }

    @Override
    public void begin(long minute) {
        sums.begin(minute);
    }

    @Override
    public void add(Segment segment, int sign) {
        if (sums instanceof FewSegments few && few.full()) {
            sums = windows.manySums();
            few.pourInto(sums);
        }
        sums.add(segment, sign);
    }

    @Override
    public long sum(int window) {
        return sums.sum(window);
    }

    @Override
    public long newest(int minutes) {
        return sums.newest(minutes);
    }
}
