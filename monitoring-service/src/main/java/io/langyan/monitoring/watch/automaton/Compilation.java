package io.langyan.monitoring.watch.automaton;

import io.langyan.monitoring.watch.language.Expr;
import io.langyan.monitoring.watch.language.Regexes;
import io.langyan.monitoring.watch.language.Required;
import io.langyan.monitoring.watch.text.Lookalikes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns what is listened for into an {@link Automaton}. */
final class Compilation {

    private final Map<String, Lookalikes> lookalikes;
    private final AtomBook book = new AtomBook();
    private final Map<String, Integer> brands = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final List<Unit> matching = new ArrayList<>();
    private final Map<Integer, List<Unit>> asides = new HashMap<>();

    Compilation(Map<String, Lookalikes> lookalikes) {
        this.lookalikes = lookalikes;
    }

    Automaton of(Collection<Watched> watched) {
        watched.forEach(one -> termsOf(one.expr()).forEach(term -> uses.merge(term, 1, Integer::sum)));
        watched.forEach(this::add);
        List<BrandUnits> units = brands.keySet().stream().map(this::asides).toList();
        return new Automaton(book.byWriting(), book.atoms(), matching, units);
    }

    private static Stream<String> termsOf(Expr expr) {
        return expr.all()
                .filter(Expr.Term.class::isInstance)
                .map(term -> ((Expr.Term) term).text())
                .distinct();
    }

    private void add(Watched watched) {
        Unit unit = unit(watched);
        if (watched.effect() != Effect.MATCH) {
            asides.computeIfAbsent(unit.brand(), none -> new ArrayList<>()).add(unit);
            return;
        }
        int number = matching.size();
        matching.add(unit);
        Required.of(watched.expr(), this::cost)
                .ifPresent(leaves -> leaves.forEach(leaf -> {
                    if (leaf instanceof Expr.Regex regex) {
                        Required.fixedParts(regex).forEach(part -> book.wake(book.part(part), number));
                    } else {
                        book.wake(word((Expr.Term) leaf, watched.brand()), number);
                    }
                }));
    }

    /** Short words, and words of many rules, wake often. */
    private double cost(Expr leaf) {
        if (!(leaf instanceof Expr.Term term)) {
            return 2;
        }
        int length = term.text().length();
        return uses.getOrDefault(term.text(), 1) * (length < 2 ? 100.0 : length == 2 ? 4 : 1);
    }

    private Unit unit(Watched watched) {
        List<Expr> shown = shown(watched.expr()).toList();
        List<Expr.Term> terms = shown.stream()
                .filter(Expr.Term.class::isInstance)
                .map(Expr.Term.class::cast)
                .filter(term -> word(term, watched.brand()) >= 0)
                .toList();
        return new Unit(
                brands.computeIfAbsent(watched.brand(), none -> brands.size()),
                watched.rule(),
                watched.effect(),
                watched.negative(),
                node(watched.expr(), watched.brand()),
                terms.stream().mapToInt(term -> word(term, watched.brand())).toArray(),
                terms.stream().map(Expr.Term::text).toArray(String[]::new),
                shown.stream()
                        .filter(Expr.Regex.class::isInstance)
                        .map(regex -> matching((Expr.Regex) regex))
                        .toList());
    }

    /** What counts as evidence: everything outside NOT. */
    private static Stream<Expr> shown(Expr expr) {
        if (expr instanceof Expr.And and) {
            return and.parts().stream().flatMap(Compilation::shown);
        }
        if (expr instanceof Expr.Or or) {
            return or.parts().stream().flatMap(Compilation::shown);
        }
        return expr instanceof Expr.Not
                ? Stream.empty()
                : expr instanceof Expr.Near near
                        ? Stream.concat(near.left().stream(), near.right().stream())
                        : Stream.of(expr);
    }

    private Node node(Expr expr, String brand) {
        if (expr instanceof Expr.Term term) {
            return new Node.Any(words(List.of(term), brand));
        }
        if (expr instanceof Expr.Or or) {
            return either(or, brand);
        }
        if (expr instanceof Expr.And and) {
            return new Node.All(
                    and.parts().stream().map(part -> node(part, brand)).toList());
        }
        if (expr instanceof Expr.Not not) {
            return new Node.Not(node(not.part(), brand));
        }
        if (expr instanceof Expr.Near near) {
            return new Node.Near(words(near.left(), brand), words(near.right(), brand), near.distance());
        }
        return expr instanceof Expr.Regex regex ? matching(regex) : new Node.On(((Expr.On) expr).platforms());
    }

    /** Words of one OR are asked for together. */
    private Node either(Expr.Or or, String brand) {
        List<Expr.Term> terms = or.parts().stream()
                .filter(Expr.Term.class::isInstance)
                .map(Expr.Term.class::cast)
                .toList();
        Stream<Node> rest =
                or.parts().stream().filter(part -> !(part instanceof Expr.Term)).map(part -> node(part, brand));
        Node any = new Node.Any(words(terms, brand));
        return terms.size() == or.parts().size()
                ? any
                : new Node.Either(Stream.concat(Stream.of(any), rest).toList());
    }

    private static Node.Matching matching(Expr.Regex regex) {
        return new Node.Matching(Regexes.compile(regex.source()), regex.toString(), Required.pieces(regex));
    }

    private int[] words(List<Expr.Term> terms, String brand) {
        return terms.stream()
                .mapToInt(term -> word(term, brand))
                .filter(atom -> atom >= 0)
                .toArray();
    }

    private int word(Expr.Term term, String brand) {
        return book.word(term.text(), lookalikes.getOrDefault(brand, Lookalikes.shipped()));
    }

    private BrandUnits asides(String brand) {
        return new BrandUnits(brand, of(brand, Effect.TAG), of(brand, Effect.EXCLUDE));
    }

    private Unit[] of(String brand, Effect effect) {
        return asides.getOrDefault(brands.get(brand), List.of()).stream()
                .filter(unit -> unit.effect() == effect)
                .toArray(Unit[]::new);
    }
}
