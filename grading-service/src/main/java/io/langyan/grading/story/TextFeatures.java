package io.langyan.grading.story;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text is compared by: the set of its letters and pairs of neighbouring letters, links, handles and the brand's names left out. */
public final class TextFeatures {

    private static final Pattern LINKS_AND_HANDLES =
            Pattern.compile("https?://\\S+|@[\\p{L}\\p{N}_\\-]{1,30}", Pattern.CASE_INSENSITIVE);
    private static final int MOST_LETTERS = 200;

    private TextFeatures() {}

    /** Ascending, each once; empty when the text has no letters. */
    public static int[] of(String text, BrandNames names) {
        int[] letters = names.leftOutOf(letters(text)).codePoints().toArray();
        int[] features = new int[Math.max(0, letters.length * 2 - 1)];
        for (int index = 0; index < letters.length; index++) {
            features[index] = mix(letters[index]);
        }
        for (int index = 1; index < letters.length; index++) {
            features[letters.length + index - 1] = mix(letters[index - 1] * 0x1f1f1f1f + letters[index]);
        }
        return Arrays.stream(features).sorted().distinct().toArray();
    }

    /** The first of its letters and digits, as they are compared. */
    static String letters(String text) {
        String plain = LINKS_AND_HANDLES.matcher(text).replaceAll(" ");
        return Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(MOST_LETTERS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int mix(int letters) {
        int mixed = (letters ^ letters >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
