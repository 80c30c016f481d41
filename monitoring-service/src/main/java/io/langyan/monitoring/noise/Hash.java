package io.langyan.monitoring.noise;

import java.util.UUID;

/** Numbers that stand for texts. The same on every replica and after every restart. */
public final class Hash {

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Hash() {}

    /** Of parts in this order; parts cannot run into one another. */
    public static long of(String... parts) {
        long hash = FNV_OFFSET;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * FNV_PRIME;
            }
            hash = (hash ^ 0x1FFFFL) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** An id of its own for the pair; sorts by time as the ids of a space do. */
    static UUID idOf(long space, UUID id) {
        return new UUID(id.getMostSignificantBits(), mixed(space ^ mixed(id.getLeastSignificantBits())));
    }

    /** Spreads a weak hash over 64 bits (finaliser of SplitMix64). */
    static long mixed(long hash) {
        long z = hash + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
