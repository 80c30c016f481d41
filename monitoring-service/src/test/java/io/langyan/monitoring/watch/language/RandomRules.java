package io.langyan.monitoring.watch.language;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rules of any shape over a handful of words. */
public final class RandomRules {

    private RandomRules() {}

    public static Arbitrary<String> words() {
        return Arbitraries.of("狼", "烟", "狼烟", "狼烟汽车", "自燃", "起火", "mi", "Mi 9", "退款", "招聘", "避雷");
    }

    public static Arbitrary<String> text() {
        return expr(4);
    }

    private static Arbitrary<String> expr(int depth) {
        Arbitrary<String> word = words().map(text -> '"' + text + '"');
        if (depth == 0) {
            return word;
        }
        Arbitrary<String> part = Arbitraries.lazy(() -> expr(depth - 1));
        Arbitrary<String> two = Combinators.combine(part, Arbitraries.of(" AND ", " OR ", " ", " AND NOT "), part)
                .as((left, by, right) -> "(" + left + by + right + ")");
        Arbitrary<String> near = Combinators.combine(
                        word, word, word, Arbitraries.integers().between(0, 6))
                .as((left, one, other, distance) ->
                        "(" + left + " NEAR/" + distance + " (" + one + " OR " + other + "))");
        Arbitrary<String> scoped = part.map(rule -> "(" + rule + " AND platform:weibo)");
        Arbitrary<String> pattern = Arbitraries.of("/狼烟.?汽/", "/退款|起火/", "/mi \\d/");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, word),
                net.jqwik.api.Tuple.of(5, two),
                net.jqwik.api.Tuple.of(2, near),
                net.jqwik.api.Tuple.of(1, scoped),
                net.jqwik.api.Tuple.of(1, pattern));
    }
}
