package io.langyan.monitoring.watch.automaton;

/**
 * Whether a number may be in a set: two bits of one 64-bit word for each (a Bloom filter in blocks, Putze et al. 2007), so a question costs one load. With at least 16
 * bits for each number about one question in a hundred is answered wrongly with yes.
 */
final class BitFilter {

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int LEAST_BITS = 13;
    private static final int MOST_BITS = 23;

    private final long[] words;
    private final int shift;

    BitFilter(int size) {
        int bits = 36 - Integer.numberOfLeadingZeros(Math.max(1, size));
        bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
        words = new long[1 << bits - 6];
        shift = 64 - (bits - 6);
    }

    void add(long key) {
        long hash = key * MIX;
        words[(int) (hash >>> shift)] |= 1L << (hash >>> 20) | 1L << (hash >>> 26);
    }

    /** 1 for perhaps, 0 for no: a number, so that several answers can be joined without a branch. */
    long mayHave(long key) {
        long hash = key * MIX;
        long word = words[(int) (hash >>> shift)];
        return word >>> (hash >>> 20) & word >>> (hash >>> 26) & 1;
    }
}
