package io.langyan.monitoring.watch.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Other ways of writing, applied to what is listened for and not to the text: each brand may have its own, a text is still read once for all, and
 * 女子评 is 好评 without every 女子 becoming 好. The shipped table is {@code watch/lookalikes.tsv}.
 */
public final class Lookalikes {

    /** More ways than these of one term are not listened for. */
    public static final int MOST_VARIANTS = 32;

    private static final String RESOURCE = "/watch/lookalikes.tsv";

    private final Map<Character, List<Lookalike>> byFirst = new HashMap<>();

    private record Partial(String written, int at) {}

    private Lookalikes(Stream<Lookalike> entries) {
        entries.map(entry -> new Lookalike(normal(entry.written()), normal(entry.meant())))
                .filter(entry -> !entry.meant().isEmpty()
                        && !entry.written().isEmpty()
                        && !entry.meant().equals(entry.written()))
                .distinct()
                .forEach(entry -> byFirst.computeIfAbsent(entry.meant().charAt(0), none -> new ArrayList<>())
                        .add(entry));
    }

    /** The shipped table alone. */
    public static Lookalikes shipped() {
        return Shipped.ALONE;
    }

    /** The shipped table and entries of one's own, which come first where variants are many. */
    public static Lookalikes with(Collection<Lookalike> own) {
        return own.isEmpty() ? Shipped.ALONE : new Lookalikes(Stream.concat(own.stream(), Shipped.ENTRIES.stream()));
    }

    /** What ships, as it is written in the table. */
    public static List<Lookalike> entries() {
        return Shipped.ENTRIES;
    }

    /** A term as the automaton sees it. */
    public static String normal(String text) {
        return Normaliser.of(text).toString().strip();
    }

    /** The term itself and its other ways of writing, at most {@value #MOST_VARIANTS}. */
    public Set<String> variants(String normalTerm) {
        return normalTerm.chars().noneMatch(c -> byFirst.containsKey((char) c)) ? Set.of(normalTerm) : all(normalTerm);
    }

    private Set<String> all(String normalTerm) {
        Set<String> variants = new LinkedHashSet<>();
        Deque<Partial> open = new ArrayDeque<>();
        open.push(new Partial("", 0));
        while (!open.isEmpty() && variants.size() < MOST_VARIANTS) {
            Partial partial = open.pop();
            if (partial.at == normalTerm.length()) {
                variants.add(partial.written);
            } else {
                goOn(normalTerm, partial, open);
            }
        }
        return variants;
    }

    private void goOn(String term, Partial partial, Deque<Partial> open) {
        char next = term.charAt(partial.at);
        for (Lookalike entry : byFirst.getOrDefault(next, List.of())) {
            if (term.startsWith(entry.meant(), partial.at)) {
                open.push(new Partial(
                        partial.written + entry.written(),
                        partial.at + entry.meant().length()));
            }
        }
        open.push(new Partial(partial.written + next, partial.at + 1));
    }

    private static final class Shipped {
        private static final List<Lookalike> ENTRIES = TextResource.lines(RESOURCE).stream()
                .map(line -> line.split("\t"))
                .map(cells -> new Lookalike(cells[0], cells[1]))
                .toList();
        private static final Lookalikes ALONE = new Lookalikes(ENTRIES.stream());
    }
}
