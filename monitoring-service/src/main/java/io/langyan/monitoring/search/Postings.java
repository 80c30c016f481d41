package io.langyan.monitoring.search;

import java.util.BitSet;

/**
 * The rows of a segment that have a term, in the shortest of three forms: nothing at all when every row has it, a bit for each row, or the
 * gaps between row numbers in bytes of seven bits (variable byte code).
 */
final class Postings {

    static final int EVERY = 0;
    static final int BITS = 1;
    static final int GAPS = 2;

    private Postings() {}

    /** Writes the rows, ascending, as {@code form and length} then bytes. */
    static void write(Bytes out, int[] rows, int count, int rowsInSegment) {
        if (count == rowsInSegment) {
            out.number(EVERY);
            return;
        }
        int asBits = (rows[count - 1] >>> 3) + 1;
        int asGaps = lengthOfGaps(rows, count);
        if (asBits <= asGaps) {
            out.number((long) asBits << 2 | BITS);
            out.bytes(bits(rows, count, asBits));
        } else {
            out.number((long) asGaps << 2 | GAPS);
            for (int i = 0; i < count; i++) {
                out.number(rows[i] - (i == 0 ? 0 : rows[i - 1]));
            }
        }
    }

    /** Adds the rows of one entry, whose form has been read already. */
    static void addTo(BitSet rows, byte[] page, int from, int length, int form, int rowsInSegment) {
        switch (form) {
            case EVERY -> rows.set(0, rowsInSegment);
            case BITS -> rows.or(BitSet.valueOf(java.nio.ByteBuffer.wrap(page, from, length)));
            default -> addGaps(rows, new Bytes.Reader(page, from, from + length));
        }
    }

    private static void addGaps(BitSet rows, Bytes.Reader gaps) {
        int row = 0;
        while (gaps.hasMore()) {
            row += (int) gaps.number();
            rows.set(row);
        }
    }

    private static int lengthOfGaps(int[] rows, int count) {
        int length = 0;
        for (int i = 0; i < count; i++) {
            length += Bytes.lengthOf(rows[i] - (i == 0 ? 0 : rows[i - 1]));
        }
        return length;
    }

    private static byte[] bits(int[] rows, int count, int length) {
        byte[] bits = new byte[length];
        for (int i = 0; i < count; i++) {
            bits[rows[i] >>> 3] |= (byte) (1 << (rows[i] & 7));
        }
        return bits;
    }
}
