package io.langyan.grading.spread;

import java.util.Arrays;

/** The known points of one counter, in order of time: when, and the high water then. What is lower is no point. */
final class CounterCurve {

    private static final int FEW = 16;

    private long[] points = new long[4];
    private int size;

    boolean known() {
        return size > 0;
    }

    long newestAt() {
        return points[2 * size - 2];
    }

    long high() {
        return size == 0 ? 0 : points[2 * size - 1];
    }

    long oldestAt() {
        return points[0];
    }

    long oldest() {
        return points[1];
    }

    void add(long at, long value) {
        if (2 * size == points.length) {
            points = Arrays.copyOf(points, 2 * (size + Math.max(1, size / 2)));
        }
        points[2 * size] = at;
        points[2 * size + 1] = value;
        size++;
    }

    /** Takes the newest point away; the growth up to it, or null when it was the only point. */
    Segment removeNewest() {
        size--;
        return size == 0
                ? null
                : new Segment(points[2 * size - 2], points[2 * size - 1], points[2 * size], points[2 * size + 1]);
    }

    /** Passes the growth from point to point; flat stretches are left out. */
    void eachRise(SegmentSink sink) {
        for (int point = 1; point < size; point++) {
            long before = points[2 * point - 1];
            long value = points[2 * point + 1];
            if (value > before) {
                sink.take(new Segment(points[2 * point - 2], before, points[2 * point], value));
            }
        }
    }

    /** Forgets points whose growth ended before that time, when that frees much. */
    void forgetBefore(long at) {
        if (size < FEW || points[size - size % 2] >= at) {
            return;
        }
        int kept = 0;
        while (kept < size - 1 && points[2 * kept + 2] < at) {
            kept++;
        }
        points = Arrays.copyOfRange(points, 2 * kept, Math.max(2 * size, 2 * kept + 8));
        size -= kept;
    }

    /** Takes growth from one point to the next. */
    interface SegmentSink {
        void take(Segment segment);
    }
}
