package io.langyan.monitoring.noise;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who of those that posted one text did so as a crowd: within a window so many different thin accounts. */
final class Campaign {

    private Campaign() {}

    /** A posting of the text by a thin account. */
    record Member(UUID mention, long author, Instant postedAt) {}

    /** All postings that lie in some window of this length with at least so many authors; in no order. */
    static Set<UUID> in(Collection<Member> members, Duration window, int authors) {
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort(Comparator.comparing(Member::postedAt));
        Set<UUID> crowd = new HashSet<>();
        Map<Long, Integer> inWindow = new HashMap<>();
        int begin = 0;
        int marked = 0;
        for (int end = 0; end < sorted.size(); end++) {
            inWindow.merge(sorted.get(end).author(), 1, Integer::sum);
            while (sorted.get(begin)
                    .postedAt()
                    .plus(window)
                    .isBefore(sorted.get(end).postedAt())) {
                inWindow.computeIfPresent(
                        sorted.get(begin++).author(), (author, times) -> times == 1 ? null : times - 1);
            }
            if (inWindow.size() >= authors) {
                for (int i = Math.max(begin, marked); i <= end; i++) {
                    crowd.add(sorted.get(i).mention());
                }
                marked = end + 1;
            }
        }
        return crowd;
    }
}
