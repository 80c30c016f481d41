package io.langyan.grading.story;

/** How many mentions carry a feature, and the newest of them. */
final class Postings {

    private static final int MOST = 12;

    private Remembered[] newest = new Remembered[2];
    private int begin;
    private int size;
    int count;

    void add(Remembered mention) {
        count++;
        if (size == MOST) {
            begin = (begin + 1) % newest.length;
            size--;
        } else if (size == newest.length) {
            grow();
        }
        newest[(begin + size) % newest.length] = mention;
        size++;
    }

    private void grow() {
        Remembered[] larger = new Remembered[Math.min(MOST, newest.length * 2)];
        for (int index = 0; index < size; index++) {
            larger[index] = newest[(begin + index) % newest.length];
        }
        newest = larger;
        begin = 0;
    }

    /** Mentions are removed in the order they were added. */
    void remove(Remembered mention) {
        count--;
        if (size > 0 && newest[begin] == mention) {
            newest[begin] = null;
            begin = (begin + 1) % newest.length;
            size--;
        }
    }

    int size() {
        return size;
    }

    Remembered get(int index) {
        return newest[(begin + index) % newest.length];
    }
}
