package io.langyan.monitoring.watch.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What a rule cannot match without: words of which at least one stands in every text that it matches. Only where one is found the rule is looked at. */
public final class Required {

    private Required() {}

    /**
     * The cheapest such set of terms and patterns with {@link #fixedParts}.
     *
     * @param cost of being woken by a term or a pattern
     * @return empty when the rule can match a text with none of its words
     */
    public static Optional<List<Expr>> of(Expr expr, ToDoubleFunction<Expr> cost) {
        return Optional.ofNullable(leaves(expr, cost));
    }

    /** Pieces of which one stands in every text the pattern matches; empty when none is sure. */
    public static List<String> fixedParts(Expr.Regex regex) {
        return FixedParts.of(regex.source(), 2);
    }

    /** The same, single characters included: too short to listen for, long enough to spare a pattern's run. */
    public static List<String> pieces(Expr.Regex regex) {
        return FixedParts.of(regex.source(), 1);
    }

    private static List<Expr> leaves(Expr expr, ToDoubleFunction<Expr> cost) {
        if (expr instanceof Expr.Term) {
            return List.of(expr);
        }
        if (expr instanceof Expr.Regex regex) {
            return fixedParts(regex).isEmpty() ? null : List.of(regex);
        }
        if (expr instanceof Expr.And and) {
            return cheapest(and.parts().stream().map(part -> leaves(part, cost)), cost);
        }
        if (expr instanceof Expr.Near near) {
            return cheapest(Stream.of(List.copyOf(near.left()), List.copyOf(near.right())), cost);
        }
        return expr instanceof Expr.Or or ? ofEach(or, cost) : null;
    }

    private static List<Expr> cheapest(Stream<List<Expr>> sets, ToDoubleFunction<Expr> cost) {
        return sets.filter(Objects::nonNull)
                .min(Comparator.comparingDouble(
                        set -> set.stream().mapToDouble(cost).sum()))
                .orElse(null);
    }

    private static List<Expr> ofEach(Expr.Or or, ToDoubleFunction<Expr> cost) {
        List<Expr> all = new ArrayList<>();
        for (Expr part : or.parts()) {
            List<Expr> needed = leaves(part, cost);
            if (needed == null) {
                return null;
            }
            all.addAll(needed);
        }
        return all;
    }
}
