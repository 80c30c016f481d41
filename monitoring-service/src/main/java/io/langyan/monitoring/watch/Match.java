package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Span;
import java.util.List;
import java.util.UUID;

/**
 * A text concerns a brand.
 *
 * @param terms that were found, each once, in the order of the text
 * @param negativeByRule a negative tag or negative rule was among them
 * @param at where in the text the first one begins
 * @param rules the watch rules that hold, without what comes from plans
 * @param spans where the terms stand: UTF-16 units of title, line end and text in one, or of the text alone when there is no title
 */
public record Match(
        String brand, List<String> terms, boolean negativeByRule, int at, List<UUID> rules, List<Span> spans) {

    public Match {
        terms = List.copyOf(terms);
        rules = List.copyOf(rules);
        spans = List.copyOf(spans);
    }

    public Match(String brand, List<String> terms, boolean negativeByRule, int at) {
        this(brand, terms, negativeByRule, at, List.of(), List.of());
    }
}
