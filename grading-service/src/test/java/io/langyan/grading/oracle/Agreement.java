package io.langyan.grading.oracle;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the backtest agrees with the oracle on one set: a row of the table that the test prints.
 *
 * @param levels of all stories, those that either of the two gives
 * @param sameLevel how many of them both give
 * @param sameTime how many of them both give, proved at the same second
 * @param disagreements stories that differ in a level, a time, a peak or the order of levels
 */
record Agreement(
        String set,
        String plan,
        String window,
        int stories,
        int samples,
        long levels,
        long sameLevel,
        long sameTime,
        List<String> disagreements) {

    private static final Oracle.Outcome MISSING = new Oracle.Outcome(Map.of(), Map.of());

    static Agreement of(
            String set,
            String plan,
            String window,
            int samples,
            Map<String, Oracle.Outcome> graded,
            Map<String, Oracle.Outcome> expected) {
        long levels = 0;
        long sameLevel = 0;
        long sameTime = 0;
        for (String story : either(graded, expected)) {
            Map<String, Instant> one = graded.getOrDefault(story, MISSING).levels();
            Map<String, Instant> other = expected.getOrDefault(story, MISSING).levels();
            levels += either(one, other).size();
            sameLevel += one.keySet().stream().filter(other::containsKey).count();
            sameTime +=
                    one.entrySet().stream().filter(other.entrySet()::contains).count();
        }
        List<String> disagreements = disagreements(graded, expected);
        return new Agreement(set, plan, window, expected.size(), samples, levels, sameLevel, sameTime, disagreements);
    }

    private static List<String> disagreements(
            Map<String, Oracle.Outcome> graded, Map<String, Oracle.Outcome> expected) {
        return either(graded, expected).stream()
                .filter(story -> !graded.getOrDefault(story, MISSING).sameAs(expected.getOrDefault(story, MISSING)))
                .map(story ->
                        "%s%n  oracle   %s%n  backtest %s".formatted(story, expected.get(story), graded.get(story)))
                .toList();
    }

    private static <K> Set<K> either(Map<K, ?> one, Map<K, ?> other) {
        Set<K> keys = new HashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    static void print(List<Agreement> table) {
        System.out.println(
                "| set | plan | window | stories | all the same | samples | levels | same level | same provedAt |");
        System.out.println("|---|---|---|--:|--:|--:|--:|--:|--:|");
        table.forEach(row -> System.out.println(row.line()));
    }

    private String line() {
        return "| %s | %s | %s | %d | %d | %d | %d | %d | %d |"
                .formatted(
                        set,
                        plan,
                        window,
                        stories,
                        stories - disagreements.size(),
                        samples,
                        levels,
                        sameLevel,
                        sameTime);
    }
}
