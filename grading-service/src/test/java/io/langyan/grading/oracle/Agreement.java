package io.langyan.grading.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How far the backtest agrees with the oracle on one set: a row of the table that the test prints.
 *
 * @param levels how many levels, each with the time that proved it, the oracle gives
 * @param agreeing how many of them the backtest gives, proved at the same second
 * @param disagreements stories that differ in a level, a time, a peak or the order of levels
 */
record Agreement(
        String set,
        String plan,
        String window,
        int stories,
        int samples,
        long levels,
        long agreeing,
        List<String> disagreements) {

    static Agreement of(
            String set,
            String plan,
            String window,
            int samples,
            Map<String, Oracle.Outcome> graded,
            Map<String, Oracle.Outcome> expected) {
        return new Agreement(
                set,
                plan,
                window,
                expected.size(),
                samples,
                expected.values().stream()
                        .mapToLong(story -> story.levels().size())
                        .sum(),
                expected.entrySet().stream()
                        .mapToLong(story -> agreeing(story.getValue(), graded.get(story.getKey())))
                        .sum(),
                expected.entrySet().stream()
                        .filter(story -> !story.getValue().sameAs(graded.get(story.getKey())))
                        .map(story -> "%s%n  oracle   %s%n  backtest %s"
                                .formatted(story.getKey(), story.getValue(), graded.get(story.getKey())))
                        .toList());
    }

    private static long agreeing(Oracle.Outcome expected, Oracle.Outcome graded) {
        Map<String, Instant> levels = graded == null ? Map.of() : graded.levels();
        return expected.levels().entrySet().stream()
                .filter(level -> level.getValue().equals(levels.get(level.getKey())))
                .count();
    }

    static void print(List<Agreement> table) {
        System.out.println("| set | plan | window | stories | samples | levels with time | agreeing |");
        System.out.println("|---|---|---|---|---|---|---|");
        table.forEach(row -> System.out.printf(
                "| %s | %s | %s | %d | %d | %d | %d |%n",
                row.set, row.plan, row.window, row.stories, row.samples, row.levels, row.agreeing));
    }
}
