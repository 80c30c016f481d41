package io.langyan.monitoring.watch.language;

import io.langyan.monitoring.watch.text.Lookalikes;
import io.langyan.monitoring.watch.text.Normaliser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether some text can fulfil a rule, by trying its words as present and absent in turn with three-valued evaluation (Davis–Putnam without its frills); a
 * word that contains another brings it along. A rule that is too intricate to decide counts as possible.
 */
final class Possible {

    /** Steps for all questions about one rule. */
    static final class Patience {
        private int left = 20_000;
    }

    private enum Truth {
        NO,
        MAYBE,
        YES;

        Truth not() {
            return values()[2 - ordinal()];
        }
    }

    private final Expr expr;
    private final String platform;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<int[]> brought = new ArrayList<>();
    private final Truth[] truths;
    private final Patience patience;

    private Possible(Expr expr, String platform, Patience patience) {
        this.expr = expr;
        this.patience = patience;
        this.platform = platform;
        expr.all().forEach(part -> keyOf(part).ifPresent(key -> words.putIfAbsent(key, words.size())));
        truths = new Truth[words.size()];
        Arrays.fill(truths, Truth.MAYBE);
        List<String> keys = new ArrayList<>(words.keySet());
        keys.forEach(key -> brought.add(broughtBy(key, keys)));
    }

    /** @param platforms on which mentions may be heard */
    static boolean somewhere(Expr expr, Set<String> platforms, Patience patience) {
        boolean canContradict = expr.all().anyMatch(part -> part instanceof Expr.Not || part instanceof Expr.On);
        return !canContradict
                || telling(expr, platforms).anyMatch(platform -> new Possible(expr, platform, patience).search());
    }

    /** Whether a text with none of the words fulfils it. */
    static boolean withoutAnyWord(Expr expr, Set<String> platforms) {
        return telling(expr, platforms).anyMatch(platform -> {
            Possible possible = new Possible(expr, platform, new Patience());
            Arrays.fill(possible.truths, Truth.NO);
            return possible.truthOf(expr) == Truth.YES;
        });
    }

    /** The platforms that the rule names, and one that it does not name for all the others. */
    private static Stream<String> telling(Expr expr, Set<String> platforms) {
        Set<String> named = expr.all()
                .filter(Expr.On.class::isInstance)
                .flatMap(on -> ((Expr.On) on).platforms().stream())
                .collect(Collectors.toSet());
        return Stream.concat(
                platforms.stream().filter(named::contains),
                platforms.stream().filter(platform -> !named.contains(platform)).limit(1));
    }

    private boolean search() {
        Truth truth = truthOf(expr);
        if (truth != Truth.MAYBE) {
            return truth == Truth.YES;
        }
        if (--patience.left < 0) {
            return true;
        }
        int word = firstOpen();
        return word < 0 || tried(word, Truth.YES) || tried(word, Truth.NO);
    }

    private boolean tried(int word, Truth truth) {
        Truth[] before = truths.clone();
        truths[word] = truth;
        boolean possible = bringAlong() && search();
        System.arraycopy(before, 0, truths, 0, before.length);
        return possible;
    }

    /** @return whether nothing that must be there is said to be absent */
    private boolean bringAlong() {
        for (int word = 0; word < truths.length; word++) {
            if (truths[word] == Truth.YES) {
                for (int other : brought.get(word)) {
                    if (truths[other] == Truth.NO) {
                        return false;
                    }
                    truths[other] = Truth.YES;
                }
            }
        }
        return true;
    }

    private int firstOpen() {
        return Arrays.asList(truths).indexOf(Truth.MAYBE);
    }

    private Truth truthOf(Expr part) {
        if (part instanceof Expr.And and) {
            return and.parts().stream().map(this::truthOf).reduce(Truth.YES, Possible::lesser);
        }
        if (part instanceof Expr.Or or) {
            return or.parts().stream().map(this::truthOf).reduce(Truth.NO, Possible::greater);
        }
        if (part instanceof Expr.Not not) {
            return truthOf(not.part()).not();
        }
        if (part instanceof Expr.On on) {
            return on.platforms().contains(platform) ? Truth.YES : Truth.NO;
        }
        Truth own = truths[words.get(keyOf(part).orElseThrow())];
        return part instanceof Expr.Near near ? lesser(own, lesser(anyOf(near.left()), anyOf(near.right()))) : own;
    }

    private Truth anyOf(List<Expr.Term> terms) {
        return terms.stream().map(this::truthOf).reduce(Truth.NO, Possible::greater);
    }

    private static Truth lesser(Truth one, Truth other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Truth greater(Truth one, Truth other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<String> keyOf(Expr part) {
        if (part instanceof Expr.Term term) {
            return Optional.of(Lookalikes.normal(term.text()));
        }
        boolean other = part instanceof Expr.Regex || part instanceof Expr.Near;
        return other ? Optional.of("\n" + part) : Optional.empty();
    }

    private static int[] broughtBy(String word, List<String> words) {
        Map<Integer, String> found = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (isWithin(words.get(i), word)) {
                found.put(i, words.get(i));
            }
        }
        return found.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether a text with the longer word always has the shorter one too. */
    static boolean isWithin(String shorter, String longer) {
        boolean pattern = longer.startsWith("\n") || shorter.startsWith("\n");
        if (pattern || shorter.isEmpty() || shorter.equals(longer) || !longer.contains(shorter)) {
            return false;
        }
        Normaliser text = Normaliser.of(longer);
        for (int at = longer.indexOf(shorter); at >= 0; at = longer.indexOf(shorter, at + 1)) {
            if (text.standsAlone(at, at + shorter.length())) {
                return true;
            }
        }
        return false;
    }
}
