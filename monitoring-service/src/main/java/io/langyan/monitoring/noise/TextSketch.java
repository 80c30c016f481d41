package io.langyan.monitoring.noise;

import io.langyan.monitoring.watch.NormalText;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What is left of a text so that its copies are known by it: keys, at least one of which near-copies share. Links, names of other users, hashtags,
 * emoticons and all marks are left out first, writing is levelled by {@link NormalText}.
 *
 * <p>Min-hash in bands (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4) over runs of four letters: two texts that share 80 %
 * of their runs share a key with 96 %, those that share 15 % with less than 0.1 %. The latter decides: an outcry is many texts that share the brand
 * and what happened, and must not flow together. A short text has one key, that of all its letters.
 */
public final class TextSketch {

    private static final int BANDS = 8;
    private static final int ROWS = 5;
    private static final int RUN = 4;
    private static final int SHORT = 24;
    /** Fewer letters are said alike by people who do not know each other. */
    private static final int TELLING = 12;
    /** The rest of a long text adds nothing that tells its copies. */
    private static final int LONGEST = 2_000;

    private static final Pattern LEFT_OUT = Pattern.compile(
            "https?://\\S{1,500}|//?@[^\\s:：]{1,30}[:：]?|@[^\\s@，。:：]{1,30}|#[^#]{1,40}#|\\[[^\\[\\]]{1,8}\\]|转发微博|轉發微博");
    private static final long[] FACTORS = new long[BANDS * ROWS];
    private static final long[] SHIFTS = new long[BANDS * ROWS];

    static {
        for (int i = 0; i < FACTORS.length; i++) {
            FACTORS[i] = Hash.mixed(2L * i) | 1;
            SHIFTS[i] = Hash.mixed(2L * i + 1);
        }
    }

    private final long[] keys;
    private final int letters;

    private TextSketch(long[] keys, int letters) {
        this.keys = keys;
        this.letters = letters;
    }

    /** Either may be null. */
    public static TextSketch of(String title, String text) {
        String whole = title == null ? text : text == null ? title : title + '\n' + text;
        char[] letters = lettersOf(whole == null ? "" : whole);
        if (letters.length == 0) {
            return new TextSketch(new long[0], 0);
        }
        long[] keys = letters.length < SHORT ? new long[] {Hash.of(new String(letters))} : bands(letters);
        return new TextSketch(keys, letters.length);
    }

    /** The keys among texts of one space, such as those about one brand. */
    long[] keysIn(long space) {
        return Arrays.stream(keys).map(key -> Hash.mixed(key ^ space)).toArray();
    }

    /** Long enough for a copy to be no coincidence. */
    boolean isTelling() {
        return letters >= TELLING;
    }

    private static char[] lettersOf(String text) {
        String begin = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String own = mayLeaveOut(begin) ? LEFT_OUT.matcher(begin).replaceAll("") : begin;
        char[] chars = NormalText.of(own).chars();
        int length = 0;
        for (char c : chars) {
            if (Character.isLetter(c)) {
                chars[length++] = c;
            }
        }
        return Arrays.copyOf(chars, length);
    }

    /** Most texts have nothing of the kind, and a look is cheaper than a search. */
    private static boolean mayLeaveOut(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("@#[/转轉".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static long[] bands(char[] letters) {
        long[] smallest = new long[FACTORS.length];
        Arrays.fill(smallest, Long.MAX_VALUE);
        long run = 0;
        for (int i = 0; i < letters.length; i++) {
            run = run << 16 | letters[i];
            if (i >= RUN - 1) {
                lower(smallest, Hash.mixed(run));
            }
        }
        long[] keys = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = Hash.mixed(key ^ smallest[band * ROWS + row]);
            }
            keys[band] = key;
        }
        return keys;
    }

    private static void lower(long[] smallest, long run) {
        for (int i = 0; i < smallest.length; i++) {
            smallest[i] = Math.min(smallest[i], run * FACTORS[i] + SHIFTS[i]);
        }
    }
}
