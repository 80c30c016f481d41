package io.langyan.monitoring.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In how many mentions of one brand's hour each phrase stood. Bounded: the most frequent are kept, of equals the longer, and of those the first by
 * character, so the same mentions give the same words in whatever order they came.
 *
 * @param mentions of the hour
 * @param counted of them, when only a sample was looked at
 * @param unkept a phrase that is not among the words stood in at most so many of those counted
 */
record HourWords(long mentions, long counted, int unkept, List<Count> words) {

    /** @param negative of the mentions, those read as negative */
    record Count(String word, int mentions, int negative) {}

    private static final Comparator<Count> MOST_FREQUENT = Comparator.comparingInt(Count::mentions)
            .reversed()
            .thenComparing(count -> -count.word().length())
            .thenComparing(Count::word);

    /** Counts mentions one after the other. */
    static final class Counter {
        private final Map<String, int[]> counts = new HashMap<>();
        private long counted;

        void add(Iterable<String> phrases, boolean negative) {
            counted++;
            for (String phrase : phrases) {
                int[] count = counts.computeIfAbsent(phrase, none -> new int[2]);
                count[0]++;
                count[1] += negative ? 1 : 0;
            }
        }

        HourWords top(long mentions, int most) {
            List<Count> all = new ArrayList<>(counts.size());
            counts.forEach((word, count) -> all.add(new Count(word, count[0], count[1])));
            all.sort(MOST_FREQUENT);
            boolean cut = all.size() > most;
            return new HourWords(
                    mentions,
                    counted,
                    cut ? all.get(most).mentions() : 0,
                    List.copyOf(cut ? all.subList(0, most) : all));
        }
    }
}
