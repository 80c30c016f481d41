package io.langyan.grading.spread;

/** Growth by minute, and its sum over each window. Fed in order of time. */
interface MinuteSums {

    /** Time has come to this minute (since the epoch); never back. */
    void advance(long minute);

    /** How many minutes {@link #rewind} goes back at most. */
    int SLACK = 10;

    /** Back to a minute; what was added for later ones has been taken away again. */
    void rewind(long minute);

    /** The story began in this minute or earlier; it only moves back. */
    void begin(long minute);

    /**
     * Adds what a counter grew by; the segment ends no later than the minute advanced to.
     *
     * @param sign 1, or −1 to take away what was added before
     */
    void add(Segment segment, int sign);

    /** Growth within the window of that index. */
    long sum(int window);

    /** Growth of the newest minutes, so many and at most as many as the longest window has, wherever the windows lie. */
    long newest(int minutes);
}
