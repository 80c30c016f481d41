package io.langyan.grading.story;

/** Remembered mentions by key: an open-addressed table, because a node for each would weigh as much as the mention itself. */
final class MentionTable {

    private Remembered[] slots = new Remembered[1 << 4];
    private int size;

    /** Null when there is none. */
    Remembered get(String key) {
        return key == null ? null : slots[find(key)];
    }

    void put(Remembered mention) {
        int at = find(mention.key);
        size += slots[at] == null ? 1 : 0;
        slots[at] = mention;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    /** Takes it out unless another has taken its place; what was pushed behind it moves up. */
    void remove(Remembered mention) {
        int hole = find(mention.key);
        if (slots[hole] != mention) {
            return;
        }
        slots[hole] = null;
        size--;
        int mask = slots.length - 1;
        for (int at = hole + 1 & mask; slots[at] != null; at = at + 1 & mask) {
            int home = home(slots[at].key);
            if ((at - home & mask) >= (at - hole & mask)) {
                slots[hole] = slots[at];
                slots[at] = null;
                hole = at;
            }
        }
    }

    private int find(String key) {
        int mask = slots.length - 1;
        int at = home(key);
        while (slots[at] != null && !slots[at].key.equals(key)) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** Keys are often numbered: their hashes are spread before they are cut off. */
    private int home(String key) {
        int spread = key.hashCode() * 0x9E3779B9;
        return (spread ^ spread >>> 15) & slots.length - 1;
    }

    private void grow() {
        Remembered[] before = slots;
        slots = new Remembered[before.length * 2];
        for (Remembered mention : before) {
            if (mention != null) {
                slots[find(mention.key)] = mention;
            }
        }
    }
}
