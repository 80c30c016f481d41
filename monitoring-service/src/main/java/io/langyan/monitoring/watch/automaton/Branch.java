package io.langyan.monitoring.watch.automaton;

/**
 * A place in the tree of words as one number: which it is (24 bits), the word that ends there or 0 (24 bits), and a filter of how words go on (16 bits), so that
 * most looks for what is not there are spared. 0 is no place.
 */
final class Branch {

    private static final int NUMBER_BITS = 24;
    private static final int MOST = (1 << NUMBER_BITS) - 1;

    private Branch() {}

    static long of(int node) {
        return ofWord(node, 0);
    }

    static long ofWord(int node, int word) {
        if (node > MOST || word > MOST) {
            throw new IllegalStateException("more is listened for than fits");
        }
        return (long) node << NUMBER_BITS | word;
    }

    static long withWord(long branch, int word) {
        return branch | ofWord(0, word);
    }

    static long withChild(long branch, char c) {
        return branch | bit(c);
    }

    static int node(long branch) {
        return (int) (branch >>> NUMBER_BITS) & MOST;
    }

    static int word(long branch) {
        return (int) branch & MOST;
    }

    static boolean mayGoOn(long branch, char c) {
        return (branch & bit(c)) != 0;
    }

    private static long bit(char c) {
        return 1L << 48 + (c * 0x9E3779B1 >>> 28);
    }
}
