package io.langyan.monitoring.trend;

/**
 * What is usual for one hour, and from how many mentions on it is a spike.
 *
 * @param usual mentions of such an hour; meaningless without data
 * @param threshold so many are a spike; {@link Long#MAX_VALUE} without data
 * @param hoursKnown past hours that it rests on
 */
record Baseline(double usual, long threshold, Basis basis, int hoursKnown) {

    /** Which hours were compared. */
    enum Basis {
        SAME_HOUR_OF_WEEK("same-hour-of-week"),
        SAME_HOUR_OF_DAY("same-hour-of-day"),
        NOT_ENOUGH_DATA("not-enough-data");

        private final String code;

        Basis(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static Baseline notEnoughData(int hoursKnown) {
        return new Baseline(0, Long.MAX_VALUE, Basis.NOT_ENOUGH_DATA, hoursKnown);
    }

    boolean isSpike(long mentions) {
        return basis != Basis.NOT_ENOUGH_DATA && mentions >= threshold;
    }

    /** Half way back from the threshold to the usual: calm again, and not at once a spike anew. */
    boolean isCalm(long mentions) {
        return basis == Basis.NOT_ENOUGH_DATA || mentions < usual + (threshold - usual) / 2;
    }
}
