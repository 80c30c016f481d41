package io.langyan.grading.forecast;

/**
 * A story before a threshold, as far as it is known at an evaluation. Times are minutes of the plan: in a drill at ×N, N times the minutes of the
 * clock.
 *
 * @param over the threshold
 * @param spread of the rule's window so far, from 1 to {@code over}
 * @param window length of the rule's window
 * @param lastHour growth of the last hour
 * @param longRun growth of the last {@code longSpan}
 * @param longSpan eight hours, or the plan's longest window when that is shorter
 * @param age since the story began
 * @param gap between two evaluations on average: how finely the story is watched
 * @param room time left in which the threshold can be passed, at most {@link #HORIZON}
 */
public record Situation(
        long over,
        long spread,
        double window,
        long lastHour,
        long longRun,
        double longSpan,
        double age,
        double gap,
        double room) {

    public static final double HOUR = 60;
    public static final double LONG_SPAN = 480;

    /** Nothing is said of what is further off than a day. */
    public static final double HORIZON = 1440;

    /** What the model looks at, in this order; the names stand in the file of its weights. */
    public static final String[] FEATURES = {"pace", "slowing", "age", "share", "room", "gap", "window"};

    private static final double LEAST_GROWTH = 0.001;
    private static final double FARTHEST = 20;

    /**
     * Logarithms of times, each as a part of the window, and the part of the threshold reached. What lies outside of all that was recorded
     * is taken for the nearest that was.
     */
    public double[] features() {
        double hourly = timeToGo(lastHour, HOUR);
        double inTheLongRun = timeToGo(longRun, longSpan);
        return new double[] {
            log(hourly / window, -4, 3),
            log(inTheLongRun / hourly, -3, 3),
            log(age / window, -4.5, 4.5),
            Math.min(1, (double) spread / over),
            log(room / window, -4, 2.5),
            log(gap / window, -4.6, 0.5),
            log(window / LONG_SPAN, -1.4, 0)
        };
    }

    /** Minutes until the threshold if it goes on as within the last so many; what has not grown goes on as if it had, a little. */
    private double timeToGo(long growth, double minutes) {
        double asIf = growth + LEAST_GROWTH * over * minutes / LONG_SPAN;
        double perMinute = asIf / Math.min(minutes, age);
        return Math.min(FARTHEST * window, (over + 1.0 - spread) / perMinute);
    }

    private static double log(double value, double least, double most) {
        return Math.max(least, Math.min(most, StrictMath.log(Math.max(value, Double.MIN_NORMAL))));
    }
}
