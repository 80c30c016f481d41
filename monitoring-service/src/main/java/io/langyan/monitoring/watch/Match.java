package io.langyan.monitoring.watch;

import java.util.List;

/**
 * A text concerns a brand.
 *
 * @param terms that were found, each once, in the order of the text
 * @param negativeByRule a negative tag or negative rule was among them
 * @param at where in the text the first one begins
 */
public record Match(String brand, List<String> terms, boolean negativeByRule, int at) {

    public Match {
        terms = List.copyOf(terms);
    }
}
