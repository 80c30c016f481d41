package io.langyan.grading.spread;

/** The counters of one mention so far: where each curve stands. Fed in order of time, one merged sample per second. */
public final class MentionGrowth {

    /** A counter that a sample does not know; also a time that nobody knows. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    /** Reposts, comments, likes (转发 评论 点赞). */
    public static final int COUNTERS = 3;

    private final Kind kind;
    private final long published;
    private final long[] high = {UNKNOWN, UNKNOWN, UNKNOWN};
    private final long[] since = {UNKNOWN, UNKNOWN, UNKNOWN};
    private long newest = UNKNOWN;

    /**
     * @param kind null when the mention does not count
     * @param published seconds since the epoch, or {@link #UNKNOWN}
     */
    public MentionGrowth(Kind kind, long published) {
        this.kind = kind;
        this.published = published;
    }

    public MentionGrowth copy() {
        MentionGrowth copy = new MentionGrowth(kind, published);
        System.arraycopy(high, 0, copy.high, 0, COUNTERS);
        System.arraycopy(since, 0, copy.since, 0, COUNTERS);
        copy.newest = newest;
        return copy;
    }

    public boolean seen() {
        return newest != UNKNOWN;
    }

    /** Time of its newest sample. */
    public long newest() {
        return newest;
    }

    /** Sum of the highest values known, for showing; growth is not counted from it. */
    public long total() {
        long total = 0;
        for (long value : high) {
            total += Math.max(0, value);
        }
        return total;
    }

    /** Takes a sample later than the newest; adds what it proves to the story. */
    void observe(long at, long reposts, long comments, long likes, StorySpread story) {
        boolean first = !seen();
        if (first && kind != null) {
            story.begin(published == UNKNOWN ? at : Math.min(published, at));
        }
        counter(0, at, reposts, first, story);
        counter(1, at, comments, first, story);
        counter(2, at, likes, first, story);
        newest = at;
    }

    private void counter(int counter, long at, long value, boolean first, StorySpread story) {
        if (value == UNKNOWN || value < high[counter]) {
            return;
        }
        if (high[counter] != UNKNOWN) {
            grow(new Segment(since[counter], high[counter], at, value), 0, story);
        } else if (first && published != UNKNOWN && published < at) {
            grow(new Segment(published, 0, at, value), at - published, story);
        }
        high[counter] = value;
        since[counter] = at;
    }

    private void grow(Segment segment, long inferredSeconds, StorySpread story) {
        if (kind != null && segment.b() > segment.a()) {
            story.add(kind, segment, inferredSeconds);
        }
    }
}
