package io.langyan.monitoring.observation;

/** Makes a text from outside storable: no NUL, no other control characters but line ends and tabs, no lone surrogates, not endless. */
public final class CleanText {

    /** Stands at the end of a text that was cut. */
    public static final String CUT_MARK = "…【已截断】";

    private CleanText() {}

    /** The text itself when it is clean, else a cleaned copy. */
    public static String clean(String text, int longest) {
        String whole = text.length() > longest ? cut(text, longest) : text;
        int dirty = firstDirty(whole);
        return dirty < 0 ? whole : rewritten(whole, dirty);
    }

    private static String cut(String text, int longest) {
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + CUT_MARK;
    }

    private static int firstDirty(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && pairedAt(text, i)) {
                i++;
            } else if (Character.isSurrogate(c) || isControl(c)) {
                return i;
            }
        }
        return -1;
    }

    private static String rewritten(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && pairedAt(text, i)) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append('\uFFFD');
            } else if (!isControl(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static boolean pairedAt(String text, int high) {
        return high + 1 < text.length() && Character.isLowSurrogate(text.charAt(high + 1));
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f;
    }
}
