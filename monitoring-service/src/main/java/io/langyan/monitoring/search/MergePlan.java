package io.langyan.monitoring.search;

import java.util.List;
import java.util.Optional;

/** Which segments to put together: a search asks each of them, so there must not be many. */
final class MergePlan {

    /** So many neighbours of one level become one of the next: a row is indexed again only two or three times. */
    static final int TOGETHER = 16;
    /** The level of those that stay as they are. */
    static final int FULL = 9;
    /** Nearly full is full. */
    private static final int ENOUGH_ROWS = SegmentBuilder.MOST_ROWS / 2;

    private MergePlan() {}

    /** The level of what was made out of segments of a lower one. */
    static int levelOf(SegmentBuilder made, int from) {
        return made.isFull() || made.rows() >= ENOUGH_ROWS ? FULL : Math.min(FULL, from + 1);
    }

    /** The first run of neighbours, in the order of ids, that is to be put together. */
    static Optional<List<Segment>> next(List<Segment> ascending) {
        int from = 0;
        for (int i = 0; i <= ascending.size(); i++) {
            boolean same = i < ascending.size()
                    && ascending.get(i).level() == ascending.get(from).level();
            if (same && i - from + 1 == TOGETHER && ascending.get(from).level() < FULL) {
                return Optional.of(ascending.subList(from, i + 1));
            }
            if (!same) {
                from = i;
            }
        }
        return Optional.empty();
    }
}
