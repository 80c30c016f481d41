package io.langyan.grading.story;

/**
 * How alike two texts must be to speak of one matter. Most of what is said of an event is said within hours, so texts close to each other
 * in time and in the stream need little in common; the more came in between, the likelier something else is alike by chance. Texts that are
 * nearly the same are one matter however far apart.
 *
 * <p>Figures were fitted on hot searches, see decision records 0027 and 0029.
 */
final class Likeness {

    /** So many features of the rarest kind count as differing in every pair: two short texts that are the same prove little. */
    static final double DOUBT = 5;

    private static final double LEAST = 0.09;
    private static final double NEARLY_THE_SAME = 0.42;
    private static final double AT_ONCE = 0.04;
    private static final double BY_TIME = 0.035;
    private static final double BY_MENTIONS = 0.042;
    private static final double HOUR = 3600;

    /** Where hardly anything is remembered nobody knows which letters are common, and chance makes texts alike. */
    private static final double AT_THE_BEGINNING = 0.06;

    private static final double BEGINNING = 20;

    private Likeness() {}

    /**
     * @param seconds between the two
     * @param mentions that came between them
     * @param remembered of the brand, all in all
     * @return 0 to 1
     */
    static double needed(long seconds, long mentions, int remembered) {
        double apart = BY_TIME * StrictMath.log1p(seconds / HOUR) + BY_MENTIONS * StrictMath.log1p(mentions);
        double doubt = AT_THE_BEGINNING * StrictMath.exp(-remembered / BEGINNING);
        return doubt + Math.min(NEARLY_THE_SAME, Math.max(LEAST, AT_ONCE + apart));
    }
}
