package io.langyan.monitoring.reading;

import java.util.Arrays;

/** The known n-grams of one text, each once, with where it first stood, and the sums of their weights. */
public final class HeardGrams {

    private static final Question[] QUESTIONS = Question.values();

    private final GramTable table;
    private final long[] weights;
    private final int[] begins;
    private final byte[] lengths;
    private final int[] seen;
    private final long[] sums = new long[QUESTIONS.length];
    private final int inside;
    private int count;
    private boolean knowsInside;

    HeardGrams(GramTable table, PlainText text) {
        this.table = table;
        int most = text.length() * Grams.LONGEST;
        weights = new long[most];
        begins = new int[most];
        lengths = new byte[most];
        inside = text.length() - 1;
        seen = new int[Integer.highestOneBit(most) * 4];
        Arrays.fill(seen, GramTable.NONE);
        hear(text);
    }

    /** Whether nothing in the text is known but that it begins and ends. */
    boolean isEmpty() {
        return !knowsInside;
    }

    int count() {
        return count;
    }

    /** The sum of the weights for a question, in its units. */
    long sum(Question question) {
        return sums[question.ordinal()];
    }

    int begin(int heard) {
        return begins[heard];
    }

    int length(int heard) {
        return lengths[heard];
    }

    int units(int heard, Question question) {
        return GramTable.units(weights[heard], question);
    }

    /** An n-gram is only known when the one a character shorter is, so the rest of a position is skipped at the first unknown one. */
    private void hear(PlainText text) {
        for (int begin = 0; begin < text.length(); begin++) {
            long gram = Grams.begin();
            int longest = Math.min(Grams.LONGEST, text.length() - begin);
            for (int length = 1; length <= longest; length++) {
                gram = Grams.extended(gram, text.at(begin + length - 1));
                int slot = table.slot(gram);
                if (slot == GramTable.NONE) {
                    break;
                }
                if (isFirst(slot)) {
                    add(table.weights(slot), begin, length);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            for (Question question : QUESTIONS) {
                sums[question.ordinal()] += GramTable.units(weights[i], question);
            }
        }
    }

    private boolean isFirst(int slot) {
        int mask = seen.length - 1;
        int place = slot * 0x9E3779B9 >>> 7 & mask;
        while (seen[place] != GramTable.NONE) {
            if (seen[place] == slot) {
                return false;
            }
            place = place + 1 & mask;
        }
        seen[place] = slot;
        return true;
    }

    private void add(long weightsOfGram, int begin, int length) {
        knowsInside |= begin > 0 && begin < inside;
        weights[count] = weightsOfGram;
        begins[count] = begin;
        lengths[count++] = (byte) length;
    }
}
