package io.langyan.monitoring.watch.text;

import java.util.Arrays;

/**
 * A text as the automaton sees it: half width, lower case, simplified, and without blanks, marks and emoji that somebody slipped into a word (避·雷,
 * 投 诉): a run of them is gone where Chinese stands on one side of it. Sentence marks stay, so that words of two sentences do not join. Remembers where each character came from. {@link #read} may be called again
 * and again on the same object, which then allocates nothing; it is meant for one thread.
 */
public final class Normaliser implements CharSequence {

    /** Who looks at several characters at once need not ask whether so many are left. */
    private static final int AFTER = 3;

    private char[] source = new char[0];
    private int sourceLength;
    private char[] chars = new char[0];
    private int[] origins = new int[0];
    private int length;
    /** Where a run of marks after a word began; it is taken back when the word goes on. */
    private int run;

    private byte beforeRun;
    private byte last;

    public static Normaliser of(String text) {
        Normaliser normal = new Normaliser();
        normal.read(null, text);
        return normal;
    }

    /** Takes title and text, either may be null, with a line end between them. */
    public void read(String title, String text) {
        int titled = title == null ? 0 : title.length();
        int gap = title == null || text == null ? 0 : 1;
        sourceLength = titled + gap + (text == null ? 0 : text.length());
        reserve();
        if (title != null) {
            title.getChars(0, titled, source, 0);
        }
        if (gap > 0) {
            source[titled] = '\n';
        }
        if (text != null) {
            text.getChars(0, text.length(), source, titled + gap);
        }
        normalise();
    }

    private void reserve() {
        if (source.length < sourceLength) {
            source = new char[sourceLength + sourceLength / 2];
        }
        if (chars.length < sourceLength + AFTER) {
            chars = new char[source.length + AFTER];
            origins = new int[source.length + AFTER];
        }
    }

    /** The way of nearly all characters is this loop; marks and rarities leave it. There is room for every character still to come. */
    private void normalise() {
        char[] from = source;
        char[] to = chars;
        int[] back = origins;
        int at = 0;
        run = -1;
        last = Folding.OTHER;
        for (int i = 0; i < sourceLength; i++) {
            char c = from[i];
            byte kind = c >= 0x4E00 && c <= 0x9FFF ? Folding.CHINESE : Folding.KIND[c];
            if (kind <= Folding.LETTER && run < 0) {
                to[at] = Folding.FOLD[c];
                back[at++] = i;
                last = kind;
            } else {
                length = at;
                i = leave(c, kind, i);
                at = length;
                to = chars;
                back = origins;
            }
        }
        length = at;
        Arrays.fill(chars, at, at + AFTER, '\0');
    }

    /** @return the index of the last unit that was read */
    private int leave(char c, byte kind, int at) {
        switch (kind) {
            case Folding.INVISIBLE -> {}
            case Folding.SEVERAL -> append(Folding.several(c), at);
            case Folding.SURROGATE -> {
                return appendPair(c, at);
            }
            default -> append(Folding.FOLD[c], kind, at);
        }
        return at;
    }

    private int appendPair(char high, int at) {
        boolean paired =
                Character.isHighSurrogate(high) && at + 1 < sourceLength && Character.isLowSurrogate(source[at + 1]);
        if (!paired) {
            append('\uFFFD', Folding.MARK, at);
            return at;
        }
        int codePoint = Character.toCodePoint(high, source[at + 1]);
        String folded = Folding.supplementary(codePoint);
        if (folded.length() != 2 || folded.charAt(0) != high) {
            append(folded, at);
        } else if (!isInvisible(codePoint)) {
            byte kind = kindOf(codePoint);
            append(high, kind, at);
            append(source[at + 1], kind, at);
        }
        return at + 1;
    }

    private static byte kindOf(int codePoint) {
        return Character.isIdeographic(codePoint)
                ? Folding.CHINESE
                : Character.isLetterOrDigit(codePoint) ? Folding.OTHER : Folding.MARK;
    }

    private static boolean isInvisible(int codePoint) {
        return codePoint >= 0xE0000 && codePoint < 0xE1000 || Character.getType(codePoint) == Character.FORMAT;
    }

    private void append(String folded, int at) {
        int needed = length + folded.length() + sourceLength - at + AFTER;
        if (chars.length < needed) {
            chars = Arrays.copyOf(chars, needed * 2);
            origins = Arrays.copyOf(origins, needed * 2);
        }
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            append(c, Character.isSurrogate(c) ? Folding.OTHER : Folding.KIND[c], at);
        }
    }

    private void append(char c, byte kind, int origin) {
        if (kind == Folding.MARK) {
            beginRun();
        } else if (run >= 0) {
            boolean wordGoesOn = kind == Folding.CHINESE || kind == Folding.LETTER && beforeRun == Folding.CHINESE;
            length = wordGoesOn ? run : length;
            run = -1;
        }
        last = kind;
        chars[length] = c;
        origins[length++] = origin;
    }

    private void beginRun() {
        if (run < 0 && (last == Folding.CHINESE || last == Folding.LETTER)) {
            run = length;
            beforeRun = last;
        }
    }

    /** The characters themselves, of which the first {@link #length} count and {@value #AFTER} of value 0 stand after them; not to be changed. */
    public char[] units() {
        return chars;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public int length() {
        return length;
    }

    /** Position in the original text of the normal character at this index. */
    public int originOf(int index) {
        return origins[index];
    }

    /** Position in the original text after the normal character at this index. */
    public int originAfter(int index) {
        int origin = origins[index];
        boolean pair = Character.isHighSurrogate(source[origin])
                && origin + 1 < sourceLength
                && Character.isLowSurrogate(source[origin + 1]);
        return pair ? origin + 2 : origin + 1;
    }

    /** A Latin term is a word of its own: "mi" is not in "family". Chinese needs no such border. */
    public boolean standsAlone(int begin, int end) {
        boolean joinsBefore = begin > 0 && Folding.isLetter(chars[begin]) && Folding.isLetter(chars[begin - 1]);
        boolean joinsAfter = end < length && Folding.isLetter(chars[end - 1]) && Folding.isLetter(chars[end]);
        return !joinsBefore && !joinsAfter;
    }

    public boolean contains(String piece) {
        char first = piece.charAt(0);
        for (int i = 0; i + piece.length() <= length; i++) {
            if (chars[i] == first
                    && Arrays.equals(chars, i, i + piece.length(), piece.toCharArray(), 0, piece.length())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
