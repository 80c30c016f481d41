package io.langyan.monitoring.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One of these must be there. A search is several clauses that must all hold. */
public record Clause(List<TermRange> anyOf) {

    /** One clause for each pair of neighbours in the words. */
    public static List<Clause> of(Words words) {
        return words.ranges().stream().map(range -> new Clause(List.of(range))).toList();
    }

    public static Clause of(Field field, String value) {
        return new Clause(List.of(TermRange.of(Terms.field(field, value))));
    }

    public static Clause of(Field field, Collection<String> values) {
        List<TermRange> ranges = new ArrayList<>();
        values.forEach(value -> ranges.add(TermRange.of(Terms.field(field, value))));
        return new Clause(List.copyOf(ranges));
    }
}
