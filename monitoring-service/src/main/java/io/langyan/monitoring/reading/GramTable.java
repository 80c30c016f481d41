package io.langyan.monitoring.reading;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The weights of known n-grams: an open hash table of one {@code long} a slot, 32 bits to know the n-gram by and a byte of weight for each
 * {@link Question}. A byte {@code q} stands for {@code q·|q|} units, so small weights keep their differences and sums stay whole numbers, the same on
 * any machine.
 */
public final class GramTable {

    static final int NONE = -1;
    private static final long LOW = 0xffff_ffffL;

    private final long[] slots;

    /** @param capacity slots, more than there will be n-grams */
    public GramTable(int capacity) {
        slots = new long[capacity];
    }

    static GramTable read(DataInput in) throws IOException {
        GramTable table = new GramTable(in.readInt());
        byte[] bytes = new byte[table.slots.length * Long.BYTES];
        in.readFully(bytes);
        ByteBuffer.wrap(bytes).asLongBuffer().get(table.slots);
        return table;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(slots.length);
        byte[] bytes = new byte[slots.length * Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().put(slots);
        out.write(bytes);
    }

    /** The slot of a known n-gram, or {@link #NONE}. */
    int slot(long gram) {
        long check = check(gram);
        int slot = first(gram);
        while (slots[slot] != 0) {
            if (slots[slot] >>> Integer.SIZE == check) {
                return slot;
            }
            slot = after(slot);
        }
        return NONE;
    }

    /** Adds an n-gram with its weights in the order of the questions; one that looks like another in the table is left out. */
    public void put(long gram, int... quanta) {
        if (slot(gram) != NONE) {
            return;
        }
        int slot = first(gram);
        while (slots[slot] != 0) {
            slot = after(slot);
        }
        long entry = check(gram);
        for (int quantum : quanta) {
            entry = entry << Byte.SIZE | quantum & 0xff;
        }
        slots[slot] = entry;
    }

    /** The four weights of a slot, to be taken apart by {@link #units}. */
    long weights(int slot) {
        return slots[slot];
    }

    static int units(long weights, Question question) {
        byte quantum = (byte) (weights >>> question.shift());
        return quantum * Math.abs(quantum);
    }

    private int first(long gram) {
        return (int) ((gram & LOW) * slots.length >>> Integer.SIZE);
    }

    private int after(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    /** Never zero, so that no known n-gram looks like an empty slot. */
    private static long check(long gram) {
        return gram >>> Integer.SIZE | 1;
    }
}
