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

    /** Signs in which that many letters are found, whatever stands between them. */
    private static final int LONGEST = 4_000;

    private TextFeatures() {}

    /** Ascending, each once; empty when the text has no letters. */
    public static int[] of(String text, BrandNames names) {
        String plain = plain(text);
        int[] without = letters(names.leftOutOf(plain));
        int[] letters = without.length == 0 ? letters(plain) : without;
        int[] features = new int[Math.max(0, letters.length * 2 - 1)];
        for (int index = 0; index < letters.length; index++) {
            features[index] = mix(letters[index]);
        }
        for (int index = 1; index < letters.length; index++) {
            features[letters.length + index - 1] = mix(letters[index - 1] * 0x1f1f1f1f + letters[index]);
        }
        return Arrays.stream(features).sorted().distinct().toArray();
    }

    /** The beginning of a text, as it is compared: one form of each letter, no links and handles. */
    static String plain(String text) {
        String beginning = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String plain = LINKS_AND_HANDLES.matcher(beginning).replaceAll(" ");
        return Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static int[] letters(String plain) {
        return plain.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(MOST_LETTERS)
                .toArray();
    }

    private static int mix(int letters) {
        int mixed = (letters ^ letters >>> 16) * 0x85ebca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
