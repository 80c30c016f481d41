package io.langyan.grading.spread;

import java.util.function.Consumer;

/**
 * Windowed spread of one story, kept as time goes on. Growth that was inferred over a time longer than a window is no evidence of
 * that window: it is held apart and only the estimated figures include it.
 */
public final class StorySpread {

    private static final long NEVER = Long.MAX_VALUE;

    private final Windows windows;
    /** By kind, then by how many of the shortest windows the growth is no evidence of. */
    private final MinuteSums[][] sums;

    /** The latest growth of all kinds where no window moves along with it; else null. */
    private final MinuteSums lately;

    private final int latestMinutes;

    /** Of mentions that bear a mark of noise, and of those that showed a ceiling, all kinds; null while there are none. */
    private MinuteSums noisy;

    private MinuteSums capped;
    private long minute = Long.MIN_VALUE;
    private long begun = NEVER;
    private long total;

    /** @param latestMinutes how far {@link #latest} reaches, in sliding windows the length of one of them; 0 when nobody asks */
    public StorySpread(Windows windows, int latestMinutes) {
        boolean movesAlong = windows.mode() == Windows.Mode.SLIDING || latestMinutes == 0;
        this.windows = windows;
        this.latestMinutes = latestMinutes;
        this.lately = movesAlong ? null : new Windows(Windows.Mode.SLIDING, new int[] {latestMinutes}).sums();
        this.sums = new MinuteSums[Kind.values().length][windows.count() + 1];
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

    /** Goes back to a time, at most {@link MinuteSums#SLACK} minutes; later samples have been taken back. */
    public void rewind(long at) {
        long back = Math.floorDiv(at, 60L);
        if (back < minute) {
            minute = back;
            each(held -> held.rewind(back));
        }
    }

    /** Takes back what a mention brought at that time and later. */
    public void rewind(MentionGrowth mention, long at) {
        mention.rewind(at, this);
    }

    /** The minute it began; moving it back cannot be undone in since-first windows. */
    public long begun() {
        return begun;
    }

    /**
     * A sample at the time advanced to; the mention has none at it yet.
     *
     * @param counters reposts, comments, likes; {@link MentionGrowth#UNKNOWN} where not known
     */
    public void observe(MentionGrowth mention, long at, long[] counters) {
        mention.observe(at, counters, this);
    }

    /**
     * More became known of a mention at the time advanced to: all it brought counts anew.
     *
     * @param published seconds since the epoch, or {@link MentionGrowth#UNKNOWN}; never later than before
     */
    public void become(MentionGrowth mention, Counting counting, long published) {
        if (!mention.seen()) {
            mention.become(counting, published);
            return;
        }
        mention.contribute(this, -1);
        mention.become(counting, published);
        begin(mention.begun());
        mention.contribute(this, 1);
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

    /**
     * Growth of the newest minutes, as far as it is proven for a window; in since-first windows what grew within the longest of them.
     *
     * @param minutes at most as many as the longest window has
     */
    public long newest(int minutes, int window) {
        long newest = 0;
        for (MinuteSums[] ofKind : sums) {
            for (int excluded = 0; excluded <= window; excluded++) {
                newest += ofKind[excluded] == null ? 0 : ofKind[excluded].newest(minutes);
            }
        }
        return newest;
    }

    /** Growth of the newest minutes, proven or not, wherever the windows lie. */
    public long latest() {
        if (latestMinutes == 0) {
            return 0;
        }
        return lately == null ? estimated(windows.indexOf(latestMinutes)) : lately.sum(0);
    }

    /** Minutes from the one it began in to the end of the current one. */
    public long age() {
        return minute - begun + 1;
    }

    /** The part of one kind, as proven or as estimated. */
    public long of(Kind kind, int window, boolean estimated) {
        return sum(kind, window, estimated ? windows.count() : window);
    }

    /** All growth ever counted, whatever the window, as far as it is remembered. */
    public long total() {
        return total;
    }

    /** Growth that ended before this time is in no window any more. */
    long forgottenBefore() {
        return windows.mode() == Windows.Mode.SLIDING
                ? (minute - windows.longest() - MinuteSums.SLACK) * 60
                : Long.MIN_VALUE;
    }

    /** Growth within the longest window, proven or not, of mentions that bear a mark of noise. */
    public long noisy() {
        return noisy == null ? 0 : noisy.sum(windows.count() - 1);
    }

    /** The same of mentions that showed a ceiling once. */
    public long capped() {
        return capped == null ? 0 : capped.sum(windows.count() - 1);
    }

    void add(Counting counting, Segment segment, long inferredSeconds, int sign) {
        int excluded = inferredSeconds == 0 ? 0 : windows.shorterThan(inferredSeconds);
        total += sign * (segment.b() - segment.a());
        held(counting.kind(), excluded).add(segment, sign);
        if (lately != null) {
            lately.add(segment, sign);
        }
        doubt(counting, segment, sign);
    }

    private void doubt(Counting counting, Segment segment, int sign) {
        if (counting.noisy()) {
            noisy = noisy == null ? begin() : noisy;
            noisy.add(segment, sign);
        }
        if (counting.capped()) {
            capped = capped == null ? begin() : capped;
            capped.add(segment, sign);
        }
    }

    void begin(long at) {
        long first = Math.floorDiv(at, 60L);
        if (first < begun) {
            begun = first;
            each(held -> held.begin(first));
        }
    }

    private MinuteSums held(Kind kind, int excluded) {
        MinuteSums held = sums[kind.ordinal()][excluded];
        if (held == null) {
            held = begin();
            sums[kind.ordinal()][excluded] = held;
        }
        return held;
    }

    private MinuteSums begin() {
        MinuteSums sums = windows.sums();
        sums.advance(minute);
        sums.begin(begun);
        return sums;
    }

    private long sum(Kind kind, int window, int upTo) {
        long sum = 0;
        for (int excluded = 0; excluded <= upTo; excluded++) {
            MinuteSums held = sums[kind.ordinal()][excluded];
            sum += held == null ? 0 : held.sum(window);
        }
        return sum;
    }

    private void each(Consumer<MinuteSums> change) {
        for (MinuteSums beside : new MinuteSums[] {lately, noisy, capped}) {
            if (beside != null) {
                change.accept(beside);
            }
        }
        for (MinuteSums[] ofKind : sums) {
            for (MinuteSums held : ofKind) {
                if (held != null) {
                    change.accept(held);
                }
            }
        }
    }
}
