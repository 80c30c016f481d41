package io.langyan.grading.live;

import io.langyan.grading.level.Member;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counted mentions of a story with the highest counters. Kept while samples pass; all are looked at again only when one of them counts
 * no more, because who comes next was not kept.
 */
final class Heaviest {

    private static final int MOST = 5;
    private static final Comparator<Map.Entry<String, Long>> LIGHTEST_FIRST = Map.Entry.<String, Long>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()));

    private final Map<String, Long> weight = new HashMap<>();
    private long lightest;
    private boolean oneIsMissing;

    /** A sample of it has passed. Most weigh less than all that are kept, and are seen no further. */
    void weigh(String mentionKey, Member member) {
        if (!member.counts()) {
            boolean full = weight.size() == MOST;
            oneIsMissing |= weight.remove(mentionKey) != null && full;
            return;
        }
        long total = member.total();
        if (weight.size() == MOST && total < lightest && !weight.containsKey(mentionKey)) {
            return;
        }
        weight.put(mentionKey, total);
        if (weight.size() > MOST) {
            weight.remove(Collections.min(weight.entrySet(), LIGHTEST_FIRST).getKey());
        }
        lightest = Collections.min(weight.values());
    }

    /** Their keys, the heaviest first. */
    List<String> keys(Map<String, Member> members) {
        if (oneIsMissing) {
            oneIsMissing = false;
            weight.clear();
            members.forEach(this::weigh);
        }
        return weight.entrySet().stream()
                .sorted(LIGHTEST_FIRST.reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
