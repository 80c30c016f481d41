package io.langyan.grading.spread;

/**
 * Windowed spread of one story, kept as time goes on. Growth that was inferred over a time longer than a window is no evidence of
 * that window: it is held apart and only {@link #estimated} includes it.
 */
public final class StorySpread {

    private final Windows windows;
    /** By kind, then by how many of the shortest windows the growth is no evidence of. */
    private final MinuteSums[][] sums;

    private long minute = Long.MIN_VALUE;
    private long begun = Long.MAX_VALUE;
    private long total;

    public StorySpread(Windows windows) {
        this.windows = windows;
        this.sums = new MinuteSums[Kind.values().length][windows.count() + 1];
    }

    public StorySpread copy() {
        StorySpread copy = new StorySpread(windows);
        for (int kind = 0; kind < sums.length; kind++) {
            for (int level = 0; level < sums[kind].length; level++) {
                copy.sums[kind][level] = sums[kind][level] == null ? null : sums[kind][level].copy();
            }
        }
        copy.minute = minute;
        copy.begun = begun;
        copy.total = total;
        return copy;
    }

    public Windows windows() {
        return windows;
    }

    /** Comes to a time; samples and figures are then of that time. */
    public void advance(long at) {
        long next = Math.floorDiv(at, 60L);
        if (next > minute) {
            minute = next;
            each(held -> held.advance(next));
        }
    }

    /** A sample at the time advanced to; the mention has none at it yet. */
    public void observe(MentionGrowth mention, long at, long reposts, long comments, long likes) {
        mention.observe(at, reposts, comments, likes, this);
    }

    /** Spread within a window, as far as it is proven. */
    public long proven(int window) {
        return sum(Kind.UNREAD, window, window) + sum(Kind.OTHER, window, window) + sum(Kind.NEGATIVE, window, window);
    }

    /** Spread with what was inferred over more than the window. */
    public long estimated(int window) {
        int all = windows.count();
        return sum(Kind.UNREAD, window, all) + sum(Kind.OTHER, window, all) + sum(Kind.NEGATIVE, window, all);
    }

    /** The part of one kind, as proven or as estimated. */
    public long of(Kind kind, int window, boolean estimated) {
        return sum(kind, window, estimated ? windows.count() : window);
    }

    /** All growth ever counted, whatever the window. */
    public long total() {
        return total;
    }

    void begin(long at) {
        long first = Math.floorDiv(at, 60L);
        if (first < begun) {
            begun = first;
            each(held -> held.begin(first));
        }
    }

    void add(Kind kind, Segment segment, long inferredSeconds) {
        int excluded = inferredSeconds == 0 ? 0 : windows.shorterThan(inferredSeconds);
        total += segment.b() - segment.a();
        held(kind, excluded).add(segment);
    }

    private MinuteSums held(Kind kind, int excluded) {
        MinuteSums held = sums[kind.ordinal()][excluded];
        if (held == null) {
            held = windows.sums();
            held.advance(minute);
            held.begin(begun);
            sums[kind.ordinal()][excluded] = held;
        }
        return held;
    }

    private long sum(Kind kind, int window, int upTo) {
        long sum = 0;
        for (int excluded = 0; excluded <= upTo; excluded++) {
            MinuteSums held = sums[kind.ordinal()][excluded];
            sum += held == null ? 0 : held.sum(window);
        }
        return sum;
    }

    private void each(java.util.function.Consumer<MinuteSums> change) {
        for (MinuteSums[] ofKind : sums) {
            for (MinuteSums held : ofKind) {
                if (held != null) {
                    change.accept(held);
                }
            }
        }
    }
}
