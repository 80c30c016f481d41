package io.langyan.monitoring.reading.training;

import io.langyan.monitoring.reading.Grams;
import io.langyan.monitoring.reading.PlainText;
import java.util.Arrays;
import java.util.List;

/** The n-grams that stand often enough in the training texts to be worth a weight, numbered in an order that depends on the texts alone. */
final class Vocabulary {

    static final int NONE = -1;
    private static final int FIRST_CAPACITY = 1 << 20;

    private long[] grams = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int distinct;
    private int size;

    private Vocabulary() {}

    static Vocabulary of(List<PlainText> texts, int leastCount) {
        Vocabulary all = new Vocabulary();
        for (PlainText text : texts) {
            for (int begin = 0; begin < text.length(); begin++) {
                all.countFrom(text, begin);
            }
        }
        Vocabulary kept = new Vocabulary();
        for (int i = 0; i < all.grams.length; i++) {
            if (all.counts[i] >= leastCount) {
                kept.number(all.grams[i]);
            }
        }
        return kept;
    }

    int size() {
        return size;
    }

    /** The number of each known n-gram of the text, once, in rising order. */
    int[] idsIn(PlainText text) {
        int[] ids = new int[text.length() * Grams.LONGEST];
        int found = 0;
        for (int begin = 0; begin < text.length(); begin++) {
            long gram = Grams.begin();
            int longest = Math.min(Grams.LONGEST, text.length() - begin);
            for (int length = 1; length <= longest; length++) {
                gram = Grams.extended(gram, text.at(begin + length - 1));
                int id = id(gram);
                if (id == NONE) {
                    break;
                }
                ids[found++] = id;
            }
        }
        return Arrays.stream(ids, 0, found).sorted().distinct().toArray();
    }

    /** Gives every n-gram with its number. */
    void forEach(Entry entry) {
        for (int i = 0; i < grams.length; i++) {
            if (counts[i] != 0) {
                entry.accept(grams[i], counts[i] - 1);
            }
        }
    }

    /** Takes an n-gram and its number. */
    interface Entry {
        void accept(long gram, int id);
    }

    private int id(long gram) {
        return counts[place(gram)] - 1;
    }

    private void countFrom(PlainText text, int begin) {
        long gram = Grams.begin();
        int longest = Math.min(Grams.LONGEST, text.length() - begin);
        for (int length = 1; length <= longest; length++) {
            gram = Grams.extended(gram, text.at(begin + length - 1));
            int place = added(gram);
            counts[place]++;
        }
    }

    private void number(long gram) {
        int place = added(gram);
        counts[place] = ++size;
    }

    private int added(long gram) {
        if (distinct * 2 > grams.length) {
            grow();
        }
        int place = place(gram);
        if (counts[place] == 0) {
            grams[place] = gram;
            distinct++;
        }
        return place;
    }

    private int place(long gram) {
        int mask = grams.length - 1;
        int place = (int) (gram >>> 16) & mask;
        while (counts[place] != 0 && grams[place] != gram) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldGrams = grams;
        int[] oldCounts = counts;
        grams = new long[oldGrams.length * 2];
        counts = new int[grams.length];
        for (int i = 0; i < oldGrams.length; i++) {
            if (oldCounts[i] != 0) {
                int place = place(oldGrams[i]);
                grams[place] = oldGrams[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
