package io.langyan.grading.level;

import io.langyan.grading.spread.Kind;
import io.langyan.grading.spread.StorySpread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A story's figures at its newest sample.
 *
 * @param spread proven spread of each planned window
 * @param estimated the same with what was inferred over more than the window
 * @param negativeShare negative part of the read spread within the longest window, 0 when nothing read has spread
 * @param slope growth of the last hour as a part of all, 0 when the plan does not ask for quiet
 * @param total all growth ever counted
 * @param remarks {@code unread}; {@code unread:<clause>} for a clause that could not be asked; {@code estimated}
 */
public record Figures(
        Map<Duration, Long> spread,
        Map<Duration, Long> estimated,
        double negativeShare,
        double slope,
        Counts counts,
        long total,
        List<String> remarks) {

    /** Mentions in all, those that count, and of these the read and the marked ones. */
    public record Counts(int mentions, int counted, int read, int marked) {}

    static Figures of(LevelRules rules, StorySpread spread, Counts counts) {
        Map<Duration, Long> proven = new LinkedHashMap<>();
        Map<Duration, Long> estimated = new LinkedHashMap<>();
        rules.plannedWindows().forEach((planned, window) -> {
            proven.put(planned, spread.proven(window));
            estimated.put(planned, spread.estimated(window));
        });
        List<String> remarks = new ArrayList<>();
        if (counts.read() == 0) {
            remarks.add("unread");
            rules.clauses().stream()
                    .filter(clause -> clause.inputMissing(0))
                    .forEach(clause -> remarks.add("unread:" + clause.name()));
        }
        if (!proven.equals(estimated)) {
            remarks.add("estimated");
        }
        return new Figures(
                proven, estimated, share(rules, spread), slope(spread), counts, spread.total(), List.copyOf(remarks));
    }

    private static double slope(StorySpread spread) {
        return spread.total() <= 0 ? 0 : (double) spread.latest() / spread.total();
    }

    private static double share(LevelRules rules, StorySpread spread) {
        int longest = rules.windows().count() - 1;
        long negative = spread.of(Kind.NEGATIVE, longest, true);
        long read = negative + spread.of(Kind.OTHER, longest, true);
        return read == 0 ? 0 : (double) negative / read;
    }
}
