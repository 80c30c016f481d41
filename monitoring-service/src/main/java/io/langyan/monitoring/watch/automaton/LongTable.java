package io.langyan.monitoring.watch.automaton;

/** Numbers by numbers, neither of them 0: open addressing, key and value side by side so that a look costs one line of the cache. */
final class LongTable {

    private final long[] slots;
    private final int shift;

    /** @param most entries there will be */
    LongTable(int most) {
        int bits = Math.max(2, 33 - Integer.numberOfLeadingZeros(Math.max(1, most)));
        shift = 64 - bits;
        slots = new long[2 << bits];
    }

    /** 0 when there is none. */
    long get(long key) {
        int slot = slotOf(key);
        for (long found = slots[slot]; found != 0; found = slots[slot]) {
            if (found == key) {
                return slots[slot + 1];
            }
            slot = slot + 2 & slots.length - 2;
        }
        return 0;
    }

    void put(long key, long value) {
        int slot = slotOf(key);
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = slot + 2 & slots.length - 2;
        }
        slots[slot] = key;
        slots[slot + 1] = value;
    }

    private int slotOf(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> shift) << 1;
    }
}
