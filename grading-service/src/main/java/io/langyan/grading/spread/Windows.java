package io.langyan.grading.spread;

import java.util.Arrays;

/**
 * The windows (时间窗) a story is measured in.
 *
 * @param mode where a window lies in time
 * @param minutes lengths in whole minutes, ascending, each once
 */
public record Windows(Mode mode, int[] minutes) {

    /** {@code SLIDING}: the newest minutes; {@code SINCE_FIRST}: the minutes after the story began. */
    public enum Mode {
        SLIDING,
        SINCE_FIRST
    }

    public Windows {
        minutes = Arrays.stream(minutes).sorted().distinct().toArray();
        if (minutes.length == 0 || minutes[0] < 1) {
            throw new IllegalArgumentException("a window has at least one minute");
        }
    }

    public int count() {
        return minutes.length;
    }

    public int longest() {
        return minutes[minutes.length - 1];
    }

    /** @throws IllegalArgumentException when no window is so long */
    public int indexOf(int length) {
        int index = Arrays.binarySearch(minutes, length);
        if (index < 0) {
            throw new IllegalArgumentException("no window of " + length + " minutes");
        }
        return index;
    }

    /** How many windows are shorter than so many seconds: growth inferred over that time is no evidence of them. */
    int shorterThan(long seconds) {
        int shorter = 0;
        while (shorter < minutes.length && minutes[shorter] * 60L < seconds) {
            shorter++;
        }
        return shorter;
    }

    MinuteSums sums() {
        return new GrowingSums(this);
    }

    MinuteSums manySums() {
        return mode == Mode.SLIDING ? new SlidingSums(minutes) : new SinceFirstSums(minutes);
    }
}
