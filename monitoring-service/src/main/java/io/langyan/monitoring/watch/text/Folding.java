package io.langyan.monitoring.watch.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * What each UTF-16 unit becomes and of what kind it is, as tables: half width (NFKC), lower case, simplified Chinese, Latin without accents, Latin
 * for Greek and Cyrillic letters that look like it. Folding what is folded changes nothing.
 */
final class Folding {

    /** Sentence marks and other scripts: they part words. */
    static final byte OTHER = 0;

    static final byte CHINESE = 1;
    /** Latin, Greek, Cyrillic, digits: written in words with borders. */
    static final byte LETTER = 2;
    /** Blanks, dots, emoji, ornaments: slipped in where Chinese is a neighbour, meant between two letters ("e-mail", "go on"). */
    static final byte MARK = 3;
    /** Neither seen nor meant: zero width, variation selectors, strokes through letters, controls. */
    static final byte INVISIBLE = 4;
    /** Becomes several characters, see {@link #several}. */
    static final byte SEVERAL = 5;

    static final byte SURROGATE = 6;

    static final char[] FOLD = new char[1 << 16];
    static final byte[] KIND = new byte[1 << 16];

    private static final String MARKS = " \t.*_-~|/\\^+=#@&$%`'·•‧∙・—–°";
    private static final String CYRILLIC_AND_GREEK = "авекмнорстухіјѕԁһαβεζηικμνορτυχ";
    private static final String LOOKS_LIKE = "abekmhopctyxijsdhabezhikmvoptyx";

    private static final Map<Character, String> SEVERAL_CHARS = new HashMap<>();

    static {
        char[] simplified = Simplified.table();
        for (int c = 0; c < FOLD.length; c++) {
            enter((char) c, simplified);
        }
    }

    private Folding() {}

    /** What a character of kind {@link #SEVERAL} becomes. */
    static String several(char c) {
        return SEVERAL_CHARS.get(c);
    }

    static boolean isChinese(char c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c == '〇';
    }

    /** A word made of such characters has borders. */
    static boolean isLetter(char c) {
        return KIND[c] == LETTER;
    }

    /** Folds a code point beyond the basic plane; the text itself where nothing is known of it. */
    static String supplementary(int codePoint) {
        String own = Character.toString(codePoint);
        String nfkc = Normalizer.normalize(own, Normalizer.Form.NFKC);
        return nfkc.equals(own) ? own : folded(nfkc, Simplified.table());
    }

    private static void enter(char c, char[] simplified) {
        if (Character.isSurrogate(c)) {
            FOLD[c] = '\uFFFD';
            KIND[c] = SURROGATE;
            return;
        }
        String folded = isChinese(c) ? String.valueOf(simplified[c]) : folded(String.valueOf(c), simplified);
        if (folded.length() == 1) {
            FOLD[c] = folded.charAt(0);
            KIND[c] = kindOf(folded.charAt(0));
        } else if (folded.isEmpty()) {
            KIND[c] = INVISIBLE;
        } else {
            KIND[c] = SEVERAL;
            SEVERAL_CHARS.put(c, folded);
        }
    }

    private static String folded(String text, char[] simplified) {
        String before = text;
        String after = once(before, simplified);
        while (!after.equals(before)) {
            before = after;
            after = once(before, simplified);
        }
        return after;
    }

    private static String once(String text, char[] simplified) {
        String nfkc = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < nfkc.length(); i++) {
            char c = nfkc.charAt(i);
            if (!isInvisible(c)) {
                folded.append(simplified[lookedAt(Character.toLowerCase(withoutAccent(c)))]);
            }
        }
        return folded.toString();
    }

    private static char withoutAccent(char c) {
        boolean accented = c >= 0xC0 && c < 0x530 || c >= 0x1E00 && c < 0x2000;
        return accented
                ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0)
                : c;
    }

    private static char lookedAt(char c) {
        int known = c < 0x370 ? -1 : CYRILLIC_AND_GREEK.indexOf(c);
        return known < 0 ? c : LOOKS_LIKE.charAt(known);
    }

    private static boolean isInvisible(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r'
                || c >= 0x7F && c < 0xA0
                || Character.getType(c) == Character.FORMAT
                || c >= 0xFE00 && c <= 0xFE0F
                || isCombining(c);
    }

    /** Marks that are drawn over any letter; those that belong to a script are left. */
    private static boolean isCombining(char c) {
        return c >= 0x300 && c <= 0x36F
                || c >= 0x483 && c <= 0x489
                || c >= 0x1AB0 && c <= 0x1AFF
                || c >= 0x1DC0 && c <= 0x1DFF
                || c >= 0x20D0 && c <= 0x20FF
                || c >= 0xFE20 && c <= 0xFE2F;
    }

    private static byte kindOf(char c) {
        if (isChinese(c)) {
            return CHINESE;
        }
        if (c < 0x600 && Character.isLetterOrDigit(c)) {
            return LETTER;
        }
        return isMark(c) ? MARK : OTHER;
    }

    private static boolean isMark(char c) {
        return MARKS.indexOf(c) >= 0
                || c >= 0x80
                        && switch (Character.getType(c)) {
                            case Character.OTHER_SYMBOL, Character.MATH_SYMBOL, Character.MODIFIER_SYMBOL -> true;
                            default -> false;
                        };
    }
}
