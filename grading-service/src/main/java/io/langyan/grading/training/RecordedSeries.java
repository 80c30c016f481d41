package io.langyan.grading.training;

import io.langyan.grading.spread.MentionGrowth;

/**
 * One counter as it was recorded.
 *
 * @param key series of one key are never parted when the data are split
 * @param published seconds since the epoch, or {@link MentionGrowth#UNKNOWN}
 * @param at seconds since the epoch, ascending
 * @param values {@link MentionGrowth#UNKNOWN} where not known
 * @param scale what thresholds are divided by for it
 */
record RecordedSeries(String key, long published, long[] at, long[] values, int scale) {

    /** The highest value known at each sample; before the first known one that one, so that nothing has grown. */
    long[] highWater() {
        long[] high = values.clone();
        for (int sample = 1; sample < high.length; sample++) {
            high[sample] = Math.max(high[sample], high[sample - 1]);
        }
        for (int sample = high.length - 2; sample >= 0; sample--) {
            high[sample] = high[sample] == MentionGrowth.UNKNOWN ? high[sample + 1] : high[sample];
        }
        return high;
    }
}
