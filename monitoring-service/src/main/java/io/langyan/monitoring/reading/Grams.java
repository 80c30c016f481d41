package io.langyan.monitoring.reading;

/** The character n-grams of a text as 64-bit numbers: what the sentiment model weighs. Digits count as one digit, names as one name. */
public final class Grams {

    public static final int LONGEST = 3;
    private static final long SEED = 0x243F6A8885A308D3L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final char[] CANONICAL = canonical();

    private Grams() {}

    public static long begin() {
        return SEED;
    }

    /** The n-gram {@code gram} with one more character. */
    public static long extended(long gram, char c) {
        long mixed = (gram ^ CANONICAL[c]) * FACTOR;
        return mixed ^ mixed >>> 32;
    }

    private static char[] canonical() {
        char[] canonical = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < canonical.length; c++) {
            canonical[c] = (char) c;
        }
        for (char digit = '1'; digit <= '9'; digit++) {
            canonical[digit] = '0';
        }
        return canonical;
    }
}
