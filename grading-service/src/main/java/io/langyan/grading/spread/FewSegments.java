package io.langyan.grading.spread;

import java.util.Arrays;

/**
 * The sums of a story that has grown little so far, worked out from its segments each time they are asked: most stories never need
 * a bucket for every minute.
 */
final class FewSegments implements MinuteSums {

    private static final int MOST = 48;
    private static final long UNSET = Long.MAX_VALUE;

    private final Windows windows;
    private Segment[] segments = new Segment[4];
    private int[] signs = new int[4];
    private int size;
    private long now;
    private long first = UNSET;

    FewSegments(Windows windows) {
        this.windows = windows;
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
        first = Math.min(first, minute);
    }

    @Override
    public void add(Segment segment, int sign) {
        if (sign < 0 && takeOut(segment)) {
            return;
        }
        if (size == segments.length) {
            segments = Arrays.copyOf(segments, size * 2);
            signs = Arrays.copyOf(signs, size * 2);
        }
        segments[size] = segment;
        signs[size] = sign;
        size++;
    }

    private boolean takeOut(Segment segment) {
        for (int index = size - 1; index >= 0; index--) {
            if (signs[index] > 0 && segments[index].equals(segment)) {
                size--;
                System.arraycopy(segments, index + 1, segments, index, size - index);
                System.arraycopy(signs, index + 1, signs, index, size - index);
                segments[size] = null;
                return true;
            }
        }
        return false;
    }

    @Override
    public long sum(int window) {
        if (windows.mode() == Windows.Mode.SLIDING) {
            return newest(windows.minutes()[window]);
        }
        long sum = 0;
        long end = (first + windows.minutes()[window]) * 60;
        for (int index = 0; index < size; index++) {
            sum += signs[index] * (segments[index].at(end) - segments[index].a());
        }
        return sum;
    }

    @Override
    public long newest(int minutes) {
        long sum = 0;
        long begin = (now - minutes + 1) * 60;
        for (int index = 0; index < size; index++) {
            sum += signs[index] * (segments[index].b() - segments[index].at(begin));
        }
        return sum;
    }

    /** No more segments fit, those that have left every window put aside. */
    boolean full() {
        if (size < MOST) {
            return false;
        }
        if (windows.mode() == Windows.Mode.SLIDING) {
            forget((now - windows.longest() - SLACK + 1) * 60);
        }
        return size >= MOST / 2;
    }

    private void forget(long before) {
        int kept = 0;
        for (int index = 0; index < size; index++) {
            if (segments[index].to() > before) {
                segments[kept] = segments[index];
                signs[kept] = signs[index];
                kept++;
            }
        }
        Arrays.fill(segments, kept, size, null);
        size = kept;
    }

    void pourInto(MinuteSums many) {
        many.advance(now);
        if (first != UNSET) {
            many.begin(first);
        }
        for (int index = 0; index < size; index++) {
            many.add(segments[index], signs[index]);
        }
    }
}
