package io.langyan.monitoring.search;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as search compares it: NFKC, lower case, each run of white space one blank. Full and half width, ligatures and capitals make no
 * difference; sentence marks do.
 */
public final class Folded {

    private Folded() {}

    /** Title and text as one, which is what is searched. */
    public static String of(String title, String text) {
        if (title == null || text == null) {
            return of(title == null ? text : title);
        }
        return of(title + '\n' + text);
    }

    public static String of(String text) {
        if (text == null) {
            return "";
        }
        char[] folded = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = simple(text.charAt(i));
            if (c == 0) {
                return whole(text);
            }
            if (c != ' ' || length > 0 && folded[length - 1] != ' ') {
                folded[length++] = c;
            }
        }
        return new String(folded, 0, trimmed(folded, length));
    }

    /** The folded character of those that fold for themselves alone and to one; 0 for the others. */
    private static char simple(char c) {
        if (c < 0x80) {
            return c <= ' ' || c == 0x7f ? ' ' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        if (c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0x3001 && c <= 0x3029) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return simple((char) (c - 0xFEE0));
        }
        return c == 0x3000 ? ' ' : c >= 0x2018 && c <= 0x201D && c != 0x201B ? c : 0;
    }

    /** The long way, for texts with anything else in them. */
    private static String whole(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        char[] folded = new char[composed.length() + 1];
        int length = 0;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            int lower = isBlank(c) ? ' ' : Character.toLowerCase(c);
            if (lower == ' ' && (length == 0 || folded[length - 1] == ' ')) {
                continue;
            }
            if (length + 2 > folded.length) {
                folded = Arrays.copyOf(folded, folded.length * 2);
            }
            length += Character.toChars(lower, folded, length);
        }
        return new String(folded, 0, trimmed(folded, length));
    }

    private static boolean isBlank(int c) {
        return c <= ' ' || c == 0x7f || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static int trimmed(char[] folded, int length) {
        return length > 0 && folded[length - 1] == ' ' ? length - 1 : length;
    }
}
