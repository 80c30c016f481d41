package io.langyan.monitoring.watch.language;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule as a tree. {@code toString} writes it in the language again. */
public sealed interface Expr {

    Place place();

    /** A word or a phrase. */
    record Term(String text, Place place) implements Expr {

        @Override
        public String toString() {
            boolean plain = !text.matches("(?s)AND|OR|NOT|NEAR/\\d+|[/\"].*|.*[\\s()（）\"“”].*|(platform|平台)[:：].*|");
            return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** A pattern in RE2's syntax over the normalised text. */
    record Regex(String source, Place place) implements Expr {

        @Override
        public String toString() {
            return '/' + source.replace("/", "\\/") + '/';
        }
    }

    /** All of them. */
    record And(List<Expr> parts) implements Expr {

        @Override
        public Place place() {
            return around(parts);
        }

        @Override
        public String toString() {
            return joined(parts, " AND ");
        }
    }

    /** Any of them. */
    record Or(List<Expr> parts) implements Expr {

        @Override
        public Place place() {
            return around(parts);
        }

        @Override
        public String toString() {
            return joined(parts, " OR ");
        }
    }

    record Not(Expr part, Place place) implements Expr {

        @Override
        public String toString() {
            return "NOT " + part;
        }
    }

    /** One of the left and one of the right with at most so many characters between them, in either order. */
    record Near(List<Term> left, List<Term> right, int distance, Place place) implements Expr {

        @Override
        public String toString() {
            return "(" + side(left) + " NEAR/" + distance + " " + side(right) + ")";
        }

        private static String side(List<Term> terms) {
            return terms.size() == 1 ? terms.get(0).toString() : joined(terms, " OR ");
        }
    }

    /** Heard on one of these platforms. */
    record On(Set<String> platforms, Place place) implements Expr {

        @Override
        public String toString() {
            return "platform:" + platforms.stream().sorted().collect(Collectors.joining(","));
        }
    }

    /** Itself and everything within, in the order of the text. */
    default Stream<Expr> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Expr::all));
    }

    private List<? extends Expr> children() {
        if (this instanceof And and) {
            return and.parts;
        }
        if (this instanceof Or or) {
            return or.parts;
        }
        if (this instanceof Not not) {
            return List.of(not.part);
        }
        return this instanceof Near near
                ? Stream.concat(near.left.stream(), near.right.stream()).toList()
                : List.of();
    }

    private static Place around(List<Expr> parts) {
        return parts.stream().map(Expr::place).reduce(Place::with).orElse(Place.NOWHERE);
    }

    private static String joined(List<? extends Expr> parts, String by) {
        return parts.stream().map(Expr::toString).collect(Collectors.joining(by, "(", ")"));
    }
}
