package io.langyan.grading.spread;

/** The counters of one mention so far. Fed through its {@link StorySpread} in order of time, one merged sample per second. */
public final class MentionGrowth {

    /** A counter that a sample does not know; also a time that nobody knows. */
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final CounterCurve[] curves = {new CounterCurve(), new CounterCurve(), new CounterCurve()};
    private Counting counting = Counting.NOT;
    private long published = UNKNOWN;
    private long first = UNKNOWN;
    private long newest = UNKNOWN;

    public boolean seen() {
        return first != UNKNOWN;
    }

    /** Time of its newest sample. */
    public long newest() {
        return newest;
    }

    /** Sum of the highest values known, for showing; growth is not counted from it. */
    public long total() {
        return curves[0].high() + curves[1].high() + curves[2].high();
    }

    /** How it counts; and when it was published, or {@link #UNKNOWN}. */
    void become(Counting counting, long published) {
        this.counting = counting;
        this.published = published;
    }

    public Counting counting() {
        return counting;
    }

    private boolean counts() {
        return counting.kind() != null;
    }

    /** When it began to matter: published or first seen. */
    long begun() {
        return published == UNKNOWN ? first : Math.min(published, first);
    }

    void observe(long at, long[] counters, StorySpread story) {
        if (!seen()) {
            first = at;
            story.begin(begun());
        }
        newest = at;
        for (int counter = 0; counter < curves.length; counter++) {
            if (counters[counter] != UNKNOWN) {
                rise(curves[counter], at, counters[counter], story);
            }
        }
    }

    private void rise(CounterCurve curve, long at, long value, StorySpread story) {
        if (!curve.known()) {
            curve.add(at, value);
            inferred(curve, story, 1);
        } else if (value >= curve.high()) {
            Segment growth = new Segment(curve.newestAt(), curve.high(), at, value);
            curve.add(at, value);
            if (counts() && growth.b() > growth.a()) {
                story.add(counting, growth, 0, 1);
            }
        }
        curve.forgetBefore(story.forgottenBefore());
    }

    /** Adds, or with −1 takes away, all that this mention has brought to the story. */
    void contribute(StorySpread story, int sign) {
        if (!counts()) {
            return;
        }
        for (CounterCurve curve : curves) {
            if (curve.known()) {
                inferred(curve, story, sign);
                curve.eachRise(segment -> story.add(counting, segment, 0, sign));
            }
        }
    }

    /** Forgets all samples of that time and later, and takes back what they brought. */
    void rewind(long at, StorySpread story) {
        if (!seen() || newest < at) {
            return;
        }
        for (CounterCurve curve : curves) {
            while (curve.known() && curve.newestAt() >= at) {
                removeNewest(curve, story);
            }
        }
        first = first >= at ? UNKNOWN : first;
        newest = first;
        for (CounterCurve curve : curves) {
            newest = curve.known() ? Math.max(newest, curve.newestAt()) : newest;
        }
    }

    private void removeNewest(CounterCurve curve, StorySpread story) {
        if (curve.newestAt() == curve.oldestAt()) {
            inferred(curve, story, -1);
        }
        Segment growth = curve.removeNewest();
        if (growth != null && counts() && growth.b() > growth.a()) {
            story.add(counting, growth, 0, -1);
        }
    }

    private void inferred(CounterCurve curve, StorySpread story, int sign) {
        boolean knownAtFirst = curve.oldestAt() == first;
        if (counts() && knownAtFirst && published != UNKNOWN && published < first && curve.oldest() > 0) {
            story.add(counting, new Segment(published, 0, first, curve.oldest()), first - published, sign);
        }
    }
}
