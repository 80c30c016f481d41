package io.langyan.grading.forecast;

/**
 * When a threshold is passed, if it is.
 *
 * @param probability that it is passed within the time there is for it, 0 to 1
 * @param low minutes of the plan; 80 % of those that are passed take from this
 * @param expected as many take less as take more
 * @param high to this
 */
public record Forecast(double probability, double low, double expected, double high) {

    private static final double IMPROBABLE = 0.1;

    /** So seldom that its times are hardly founded. */
    public boolean improbable() {
        return probability < IMPROBABLE;
    }

    /** Expected (预计): more likely than not, and within so many minutes as likely as later. */
    public boolean expectedWithin(double minutes) {
        return probability >= 0.5 && expected <= minutes;
    }
}
