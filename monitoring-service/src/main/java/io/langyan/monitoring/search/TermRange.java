package io.langyan.monitoring.search;

import java.util.Comparator;

/** Terms from {@code low} to {@code high}, both included. */
record TermRange(long low, long high) implements Comparable<TermRange> {

    private static final Comparator<TermRange> ORDER =
            Comparator.comparingLong(TermRange::low).thenComparingLong(TermRange::high);

    static TermRange of(long term) {
        return new TermRange(term, term);
    }

    @Override
    public int compareTo(TermRange other) {
        return ORDER.compare(this, other);
    }
}
