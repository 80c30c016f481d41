package io.langyan.standalone.launcher.bench;

import java.util.Random;

/**
 * Texts of about a hundred Chinese characters with the habits of a language: few words are common and most are rare (Zipf), and after a word
 * come mostly the same few others. The same seed makes the same texts.
 */
final class LedgerCorpus {

    /** Words by how often they come; the first is in nearly every text. */
    private static final int WORDS = 20_000;

    private static final int LETTERS = 2_500;
    private static final int FOLLOWERS = 40;
    private static final int WORDS_OF_A_TEXT = 45;
    private static final String MARKS = "，。！？：";

    private final Random random;
    private final String[] words = new String[WORDS];
    private final double[] upTo = new double[WORDS];

    LedgerCorpus(long seed) {
        this.random = new Random(seed);
        Random letters = new Random(20261121);
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            words[i] = "" + letter(letters) + letter(letters);
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        for (int i = 0; i < WORDS; i++) {
            upTo[i] /= sum;
        }
    }

    /** Common characters are common in words too. */
    private static char letter(Random random) {
        return (char) ('一' + 7 * (int) (LETTERS * Math.pow(random.nextDouble(), 2)));
    }

    /** The word of a rank, from 0. */
    String word(int rank) {
        return words[rank];
    }

    /** Two characters that no text has beside each other, because no text has them. */
    static String absent(int which) {
        return "" + (char) ('一' + 7 * which + 3) + (char) ('一' + 7 * which + 4);
    }

    String text() {
        StringBuilder text = new StringBuilder(WORDS_OF_A_TEXT * 2 + 20);
        int word = any();
        for (int i = 0; i < WORDS_OF_A_TEXT; i++) {
            text.append(words[word]);
            if (random.nextInt(6) == 0) {
                text.append(MARKS.charAt(random.nextInt(MARKS.length())));
            }
            word = random.nextInt(5) == 0 ? any() : follower(word);
        }
        return text.toString();
    }

    private int follower(int word) {
        int which = (int) (FOLLOWERS * Math.pow(random.nextDouble(), 3));
        long mixed = (word * 31L + which + 1) * 0x9E3779B97F4A7C15L;
        return at((mixed >>> 11) * 0x1.0p-53);
    }

    private int any() {
        return at(random.nextDouble());
    }

    private int at(double part) {
        int low = 0;
        int high = WORDS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < part) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
