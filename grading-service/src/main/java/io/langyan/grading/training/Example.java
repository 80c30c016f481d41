package io.langyan.grading.training;

import io.langyan.events.v1.Level;
import io.langyan.grading.forecast.Situation;

/**
 * One evaluation of a recorded series before a threshold, with what became of it. Times in minutes.
 *
 * @param series number of the series
 * @param key series of one key are never parted
 * @param time until the level was proved; infinite when it never was
 * @param followed how much longer the series was recorded
 * @param lastSlope until the threshold if it went on as between the last two samples: the first naive forecast
 * @param meanSlope until the threshold if it went on as since the first sample: the second
 */
record Example(
        int series,
        String key,
        Level level,
        boolean sinceFirst,
        Situation situation,
        double time,
        double followed,
        double lastSlope,
        double meanSlope) {

    /** Within the time there was for it. */
    boolean reached() {
        return time <= situation.room();
    }

    boolean reachedAtAll() {
        return time < Double.POSITIVE_INFINITY;
    }

    /** Neither reached nor recorded for as long as a forecast looks ahead: the topic left the board before. */
    boolean lost() {
        return !reachedAtAll() && followed < situation.room();
    }
}
