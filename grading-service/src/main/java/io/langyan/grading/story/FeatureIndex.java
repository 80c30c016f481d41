package io.langyan.grading.story;

/** Features to their postings: an open-addressed table, because every new mention asks it some hundred times. */
final class FeatureIndex {

    private int[] keys = new int[1 << 10];
    private Postings[] values = new Postings[1 << 10];
    private int size;

    Postings get(int feature) {
        return values[find(feature)];
    }

    Postings orNew(int feature) {
        int at = find(feature);
        if (values[at] != null) {
            return values[at];
        }
        if (size * 2 >= keys.length) {
            grow();
            at = find(feature);
        }
        keys[at] = feature;
        values[at] = new Postings();
        size++;
        return values[at];
    }

    /** Takes a feature out; what was pushed behind it moves up. */
    void remove(int feature) {
        int hole = find(feature);
        if (values[hole] == null) {
            return;
        }
        values[hole] = null;
        size--;
        int mask = keys.length - 1;
        for (int at = hole + 1 & mask; values[at] != null; at = at + 1 & mask) {
            int home = slot(keys[at]);
            if ((at - home & mask) >= (at - hole & mask)) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                values[at] = null;
                hole = at;
            }
        }
    }

    private int find(int feature) {
        int mask = keys.length - 1;
        int at = slot(feature);
        while (values[at] != null && keys[at] != feature) {
            at = at + 1 & mask;
        }
        return at;
    }

    private int slot(int feature) {
        return (feature ^ feature >>> 15) & keys.length - 1;
    }

    private void grow() {
        int[] oldKeys = keys;
        Postings[] oldValues = values;
        keys = new int[oldKeys.length * 2];
        values = new Postings[oldKeys.length * 2];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldValues[old] != null) {
                int at = find(oldKeys[old]);
                keys[at] = oldKeys[old];
                values[at] = oldValues[old];
            }
        }
    }
}
