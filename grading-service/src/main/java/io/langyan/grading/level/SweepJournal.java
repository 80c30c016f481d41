package io.langyan.grading.level;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the youngest samples changed, so that a sweep can go back to before them when one comes a little late. */
final class SweepJournal {

    private final Deque<Moment> moments = new ArrayDeque<>();
    private int touches;
    private long reaches = Long.MIN_VALUE;

    /** A mention as it was before a sample. */
    record Touch(Member member, MentionFacts facts, long published) {}

    /**
     * All that happened at one time.
     *
     * @param before time of the sample before
     * @param peaks as they were before
     */
    record Moment(long at, long before, long[] peaks, List<Touch> touches) {}

    void begin(long at, long before, long[] peaks) {
        moments.addLast(new Moment(at, before, peaks.clone(), new ArrayList<>(2)));
        while (touches > StorySweep.REWIND_SAMPLES || moments.peekFirst().at() < at - StorySweep.REWIND_SECONDS) {
            Moment oldest = moments.removeFirst();
            touches -= oldest.touches().size();
            reaches = oldest.at();
        }
    }

    /** The mention is about to change; after {@link #seal} at the same time nobody needs to know. */
    void touch(Member member) {
        if (moments.isEmpty()) {
            return;
        }
        List<Touch> now = moments.peekLast().touches();
        if (now.isEmpty() || now.get(now.size() - 1).member() != member) {
            now.add(new Touch(member, member.facts.copy(), member.published));
            touches++;
        }
    }

    /** What has happened up to now stays. */
    void seal() {
        reaches = moments.isEmpty() ? reaches : moments.peekLast().at();
        moments.clear();
        touches = 0;
    }

    /** No further back than {@link StorySweep#REWIND_SECONDS}, however little has happened since: sums by minute are kept for no longer. */
    boolean reaches(long at) {
        return !moments.isEmpty() && at > reaches && at >= moments.peekLast().at() - StorySweep.REWIND_SECONDS;
    }

    /** The youngest moment at that time or later, taken out; null when there is none. */
    Moment undo(long at) {
        if (moments.isEmpty() || moments.peekLast().at() < at) {
            return null;
        }
        Moment youngest = moments.removeLast();
        touches -= youngest.touches().size();
        return youngest;
    }

    /** How many samples would have to be taken back. */
    int since(long at) {
        int count = 0;
        for (var newest = moments.descendingIterator(); newest.hasNext(); ) {
            Moment moment = newest.next();
            if (moment.at() < at) {
                break;
            }
            count += moment.touches().size();
        }
        return count;
    }
}
