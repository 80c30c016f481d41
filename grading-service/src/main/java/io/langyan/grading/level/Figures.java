package io.langyan.grading.level;

import io.langyan.grading.spread.Kind;
import io.langyan.grading.spread.StorySpread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * A story's figures at its newest sample.
 *
 * @param spread proven spread of each planned window
 * @param estimated the same with what was inferred over more than the window
 * @param negativeShare negative part of the read spread within the longest window, 0 when nothing read has spread
 * @param slope growth of the last hour as a part of all, 0 when the plan does not ask for quiet
 * @param parts of what spread in the longest window that are to be doubted
 * @param total all growth ever counted
 * @param remarks {@code unread}; {@code unread:<clause>} for a clause that could not be asked; {@code estimated}
 */
public record Figures(
        Map<Duration, Long> spread,
        Map<Duration, Long> estimated,
        double negativeShare,
        double slope,
        Parts parts,
        Counts counts,
        long total,
        List<String> remarks) {

    /** Mentions in all, those that count, and of these the read and the marked ones. */
    public record Counts(int mentions, int counted, int read, int marked) {}

    /**
     * Parts of the spread in the longest window, proven or not, 0 to 1.
     *
     * @param noisy of mentions that bear a mark of noise
     * @param capped of mentions of which a counter showed a ceiling
     * @param unread of mentions that nothing is known of; of the mentions instead when nothing has spread
     */
    public record Parts(double noisy, double capped, double unread) {

        static Parts of(StorySpread spread, int longest, Counts counts) {
            long all = spread.estimated(longest);
            double unread = all > 0
                    ? part(spread.of(Kind.UNREAD, longest, true), all)
                    : part(counts.counted() - counts.read(), counts.counted());
            return new Parts(part(spread.noisy(), all), part(spread.capped(), all), unread);
        }

        private static double part(long some, long all) {
            return all <= 0 ? 0 : (double) some / all;
        }
    }

    static Figures of(LevelRules rules, StorySpread spread, Counts counts) {
        int longest = rules.windows().count() - 1;
        Map<Duration, Long> proven = ofEachWindow(rules, spread::proven);
        Map<Duration, Long> estimated = ofEachWindow(rules, spread::estimated);
        return new Figures(
                proven,
                estimated,
                share(spread, longest),
                slope(spread),
                Parts.of(spread, longest, counts),
                counts,
                spread.total(),
                remarks(rules, counts, !proven.equals(estimated)));
    }

    private static Map<Duration, Long> ofEachWindow(LevelRules rules, IntToLongFunction spread) {
        Map<Duration, Long> windows = new LinkedHashMap<>();
        rules.plannedWindows().forEach((planned, window) -> windows.put(planned, spread.applyAsLong(window)));
        return windows;
    }

    private static List<String> remarks(LevelRules rules, Counts counts, boolean estimated) {
        List<String> remarks = new ArrayList<>();
        if (counts.read() == 0) {
            remarks.add("unread");
            rules.clauses().stream()
                    .filter(clause -> clause.inputMissing(0))
                    .forEach(clause -> remarks.add("unread:" + clause.name()));
        }
        if (estimated) {
            remarks.add("estimated");
        }
        return List.copyOf(remarks);
    }

    private static double slope(StorySpread spread) {
        return spread.total() <= 0 ? 0 : (double) spread.latest() / spread.total();
    }

    private static double share(StorySpread spread, int longest) {
        long negative = spread.of(Kind.NEGATIVE, longest, true);
        long read = negative + spread.of(Kind.OTHER, longest, true);
        return read == 0 ? 0 : (double) negative / read;
    }
}
