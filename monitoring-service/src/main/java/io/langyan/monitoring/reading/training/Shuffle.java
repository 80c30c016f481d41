package io.langyan.monitoring.reading.training;

/** Shuffles by a seed, alike on every Java: xorshift64* written out. */
final class Shuffle {

    private long state;

    Shuffle(long seed) {
        state = seed | 1;
    }

    void apply(int[] order) {
        for (int last = order.length - 1; last > 0; last--) {
            int other = (int) Long.remainderUnsigned(next(), last + 1L);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
    }

    private long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545F4914F6CDD1DL;
    }
}
