package io.langyan.monitoring.trend;

/**
 * How much was heard. What is neither negative, neutral nor positive was not read.
 *
 * @param mentions first heard then
 * @param samples looks at the counters of mentions, new or known
 */
record Volume(long mentions, long negative, long neutral, long positive, long samples) {

    static final Volume NONE = new Volume(0, 0, 0, 0, 0);

    Volume plus(Volume other) {
        return new Volume(
                mentions + other.mentions,
                negative + other.negative,
                neutral + other.neutral,
                positive + other.positive,
                samples + other.samples);
    }

    /** Share of negative mentions in all, null without any. */
    Double negativeShare() {
        return mentions == 0 ? null : (double) negative / mentions;
    }
}
