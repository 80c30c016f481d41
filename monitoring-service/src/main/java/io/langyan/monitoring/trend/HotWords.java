package io.langyan.monitoring.trend;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which words mark a time against the time before: weighted log-odds with an informative Dirichlet prior, the words' own rate over both times
 * (Monroe, Colaresi and Quinn 2008, Fightin' Words, section 3.5.1), on numbers of mentions. Without a time before, what is most frequent.
 */
final class HotWords {

    /** How many mentions the prior weighs. */
    private static final double PRIOR = 20;
    /** A part that nearly always stands within the same longer phrase is not told beside it. */
    private static final double WITHIN = 0.75;

    private static final double FEWEST = 2;

    /**
     * A hot word.
     *
     * @param mentions of the time, estimated where hours were sampled
     * @param negative of them
     * @param before the same in the time before, null when nothing was heard then
     * @param score standard deviations above the time before, or null
     */
    @RegisterForReflection
    record HotWord(String word, long mentions, long negative, Long before, Double score) {}

    private static final Comparator<HotWord> HOTTEST = Comparator.comparingDouble(
                    (HotWord hot) -> hot.score() == null ? hot.mentions() : hot.score())
            .reversed()
            .thenComparing(HotWord::mentions, Comparator.reverseOrder())
            .thenComparing(HotWord::word);

    /** Sums over hours. */
    static final class Sum {
        private final Map<String, double[]> counts = new HashMap<>();
        private double mentions;
        private double counted;

        void add(HourWords hour) {
            double weight = hour.counted() == 0 ? 0 : (double) hour.mentions() / hour.counted();
            mentions += hour.mentions();
            counted += hour.counted();
            for (HourWords.Count one : hour.words()) {
                double[] count = counts.computeIfAbsent(one.word(), none -> new double[2]);
                count[0] += weight * one.mentions();
                count[1] += weight * one.negative();
            }
        }

        long mentions() {
            return Math.round(mentions);
        }

        long counted() {
            return Math.round(counted);
        }

        private double of(String word) {
            double[] count = counts.get(word);
            return count == null ? 0 : count[0];
        }
    }

    private final Sum now;
    private final Sum before;

    HotWords(Sum now, Sum before) {
        this.now = now;
        this.before = before;
    }

    /** @param known words that are no news, such as the brand's own names, in lower case */
    List<HotWord> top(int limit, Set<String> known) {
        Set<String> parts = parts();
        List<HotWord> hot = new ArrayList<>();
        now.counts.forEach((word, count) -> {
            if (count[0] >= FEWEST && !parts.contains(word) && !known.contains(word)) {
                hot.add(hotWord(word, count));
            }
        });
        return hot.stream()
                .filter(one -> one.score() == null || one.score() > 0)
                .sorted(HOTTEST)
                .limit(limit)
                .toList();
    }

    private HotWord hotWord(String word, double[] count) {
        boolean compared = before.mentions > 0;
        return new HotWord(
                word,
                Math.round(count[0]),
                Math.round(count[1]),
                compared ? Math.round(before.of(word)) : null,
                compared ? Math.round(score(word, count[0]) * 100) / 100.0 : null);
    }

    private double score(String word, double here) {
        double there = before.of(word);
        double prior = PRIOR * (here + there) / (now.mentions + before.mentions);
        double odds = logOdds(here + prior, now.mentions + PRIOR) - logOdds(there + prior, before.mentions + PRIOR);
        return odds / Math.sqrt(1 / (here + prior) + 1 / (there + prior));
    }

    private static double logOdds(double with, double all) {
        return Math.log(with / Math.max(all - with, 0.5));
    }

    /** Words that hardly ever stand outside one longer phrase. */
    private Set<String> parts() {
        Set<String> parts = new HashSet<>();
        now.counts.forEach((phrase, count) -> {
            for (int from = 0; from < phrase.length(); from++) {
                for (int to = from + 1; to <= phrase.length(); to++) {
                    if (to - from < phrase.length()) {
                        String part = phrase.substring(from, to);
                        double[] outer = now.counts.get(part);
                        if (outer != null && count[0] >= WITHIN * outer[0]) {
                            parts.add(part);
                        }
                    }
                }
            }
        });
        return parts;
    }
}
