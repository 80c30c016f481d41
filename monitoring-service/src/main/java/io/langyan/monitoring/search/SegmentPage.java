package io.langyan.monitoring.search;

import java.util.BitSet;
import java.util.Collection;

/**
 * A run of neighbouring terms of one segment with their rows: what one look-up reads.
 *
 * @param firstTerm the smallest term on it
 */
record SegmentPage(long firstTerm, byte[] postings) {

    /** Adds the rows that have a term within one of the ranges. */
    static void find(byte[] page, Collection<TermRange> ranges, int rowsInSegment, BitSet rows) {
        Bytes.Reader reader = new Bytes.Reader(page, 0, page.length);
        long highest = ranges.stream().mapToLong(TermRange::high).max().orElse(-1);
        long term = 0;
        while (reader.hasMore()) {
            term += reader.number();
            if (term > highest) {
                return;
            }
            long head = reader.number();
            int length = (int) (head >>> 2);
            if (isWithin(ranges, term)) {
                Postings.addTo(rows, page, reader.at(), length, (int) head & 3, rowsInSegment);
            }
            reader.skip(length);
        }
    }

    private static boolean isWithin(Collection<TermRange> ranges, long term) {
        for (TermRange range : ranges) {
            if (term >= range.low() && term <= range.high()) {
                return true;
            }
        }
        return false;
    }
}
