package io.langyan.monitoring.watch;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as the automaton sees it: half width, lower case, and without blanks and symbols that somebody slipped between two Chinese
 * characters (避·雷, 投 诉). Sentence marks stay, so that words of two sentences do not join. Remembers where each character came from.
 */
public final class NormalText {

    private static final String SLIPPED_MARKS = "·•‧∙・.*_-~—|/\\^+=#@&$%`'°";

    private char[] chars;
    private int[] origins;
    private int length;
    /** Where a run of marks after a Chinese character began; it is taken back when a Chinese character follows. */
    private int slippedFrom = -1;

    private NormalText(int capacity) {
        chars = new char[capacity];
        origins = new int[capacity];
    }

    public static NormalText of(String text) {
        NormalText normal = new NormalText(text.length() + 8);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < 0x80 || isChinese(c)) {
                normal.append(c, i++);
            } else {
                i = normal.appendFolded(text, i);
            }
        }
        return normal;
    }

    public char[] chars() {
        return Arrays.copyOf(chars, length);
    }

    char charAt(int index) {
        return chars[index];
    }

    int length() {
        return length;
    }

    /** Position in the original text of the normal character at this index. */
    public int originOf(int index) {
        return origins[index];
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private int appendFolded(String text, int at) {
        int codePoint = text.codePointAt(at);
        String folded = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        for (int k = 0; k < folded.length(); k++) {
            append(folded.charAt(k), at);
        }
        return at + Character.charCount(codePoint);
    }

    private void append(char c, int origin) {
        if (isInvisible(c)) {
            return;
        }
        boolean chinese = isChinese(c);
        if (chinese && slippedFrom >= 0) {
            length = slippedFrom;
        }
        if (chinese || !isSlippable(c)) {
            slippedFrom = -1;
        } else if (slippedFrom < 0 && length > 0 && isChinese(chars[length - 1])) {
            slippedFrom = length;
        }
        put(Character.toLowerCase(c), origin);
    }

    private void put(char c, int origin) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
            origins = Arrays.copyOf(origins, length * 2);
        }
        chars[length] = c;
        origins[length++] = origin;
    }

    private static boolean isChinese(char c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF;
    }

    private static boolean isInvisible(char c) {
        return c >= 0x200B && c <= 0x200F || c == 0xFEFF || c == 0xAD || c == 0x2060 || c >= 0xFE00 && c <= 0xFE0F;
    }

    private static boolean isSlippable(char c) {
        if (c < 0x80) {
            return c == ' ' || c == '\t' || SLIPPED_MARKS.indexOf(c) >= 0;
        }
        return Character.isSurrogate(c)
                || SLIPPED_MARKS.indexOf(c) >= 0
                || Character.getType(c) == Character.OTHER_SYMBOL
                || Character.isSpaceChar(c);
    }
}
