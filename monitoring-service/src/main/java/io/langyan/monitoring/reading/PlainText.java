package io.langyan.monitoring.reading;

import java.util.Arrays;

/**
 * A text as model and rules see it: lower case, half width, no names or addresses of the web, no character more than three times running, and a
 * bracket emoticon ("[怒]") as one character. Each character knows where it stood, so that evidence points into the text as it was written.
 */
public final class PlainText {

    static final char START = '\u0002';
    static final char END = '\u0003';
    static final char NAME = '@';
    /** Emoticons become characters from here on; Unicode leaves them to private use. */
    private static final char EMOTICONS = '\uE000';

    private static final int MOST_EMOTICONS = 0x1900;
    private static final int LONGEST_EMOTICON = 8;
    private static final int LONGEST_RUN = 3;
    private static final String NOT_BAD = "不难";
    private static final String SENSES = "吃喝看用闻听";
    private static final char PRAISE = '好';
    private static final int LONGEST_NAME = 20;

    private final String text;
    private final boolean emoticons;
    private final char[] chars;
    private final int[] starts;
    private int length;

    private PlainText(String text, boolean emoticons) {
        this.text = text;
        this.emoticons = emoticons;
        this.chars = new char[text.length() + 2];
        this.starts = new int[text.length() + 3];
    }

    public static PlainText of(String text) {
        return new PlainText(text, true).written();
    }

    /** The same text had its writer used no bracket emoticon. */
    public static PlainText withoutEmoticons(String text) {
        return new PlainText(text, false).written();
    }

    public int length() {
        return length;
    }

    public char at(int index) {
        return chars[index];
    }

    /** Where character {@code index} stood in the text as it was written. */
    int start(int index) {
        return Math.min(starts[index], text.length());
    }

    static boolean isEmoticon(char c) {
        return c >= EMOTICONS && c < EMOTICONS + MOST_EMOTICONS;
    }

    @Override
    public String toString() {
        return new String(chars, 1, length - 2);
    }

    private PlainText written() {
        add(START, 0);
        int next = 0;
        while (next < text.length()) {
            next = after(next);
        }
        add(END, text.length());
        starts[length] = text.length();
        return this;
    }

    /** Writes what stands at {@code index} and says where the next thing begins. */
    private int after(int index) {
        char c = text.charAt(index);
        if (c == '@' || c == '＠') {
            addOnce(NAME, index);
            return nameEnd(index + 1);
        }
        if (c == 'h' && (text.startsWith("http://", index) || text.startsWith("https://", index))) {
            addOnce(NAME, index);
            return addressEnd(index);
        }
        if (c == '[') {
            int end = emoticonEnd(index);
            if (end > 0) {
                addEmoticon(index, end);
                return end;
            }
        }
        addPlain(isLitotes(index) ? PRAISE : plain(c), index);
        return isLitotes(index) ? index + 2 : index + 1;
    }

    /** "不难吃" says "好吃"; in pieces it says "难吃" to anything that weighs pieces. "不难看出" is no praise. */
    private boolean isLitotes(int index) {
        return text.startsWith(NOT_BAD, index)
                && index + 2 < text.length()
                && SENSES.indexOf(text.charAt(index + 2)) >= 0
                && !(index + 3 < text.length() && text.charAt(index + 3) == '出');
    }

    private void addPlain(char c, int index) {
        if (c == ' ' && (chars[length - 1] == ' ' || length == 1) || isRun(c)) {
            return;
        }
        add(c, index);
    }

    private void addOnce(char c, int index) {
        if (chars[length - 1] != c) {
            add(c, index);
        }
    }

    private void addEmoticon(int index, int end) {
        if (emoticons) {
            int hash = text.substring(index + 1, end - 1).hashCode();
            addPlain((char) (EMOTICONS + Math.floorMod(hash, MOST_EMOTICONS)), index);
        }
    }

    private void add(char c, int index) {
        chars[length] = c;
        starts[length++] = index;
    }

    private boolean isRun(char c) {
        for (int back = 1; back <= LONGEST_RUN; back++) {
            if (length < back || chars[length - back] != c) {
                return false;
            }
        }
        return true;
    }

    /** A name of Latin letters ends with them; a Chinese one only counts as name where a blank or colon ends it. */
    private int nameEnd(int begin) {
        int latin = begin;
        while (latin < text.length() && isLatin(text.charAt(latin))) {
            latin++;
        }
        for (int end = latin; end < text.length() && end - begin <= LONGEST_NAME; end++) {
            char c = text.charAt(end);
            if (c == ':' || c == '：' || Character.isWhitespace(c)) {
                return end;
            }
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '·') {
                return latin;
            }
        }
        return latin;
    }

    private int addressEnd(int begin) {
        int end = begin;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) < 127) {
            end++;
        }
        return end;
    }

    private int emoticonEnd(int begin) {
        int last = Math.min(text.length() - 1, begin + LONGEST_EMOTICON + 1);
        for (int end = begin + 1; end <= last; end++) {
            char c = text.charAt(end);
            if (c == ']') {
                return end - begin > 1 ? end + 1 : -1;
            }
            if (c == '[') {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private static final char[] PLAIN = plainCharacters();

    static char plain(char c) {
        return PLAIN[c];
    }

    private static char[] plainCharacters() {
        char[] plain = new char[Character.MAX_VALUE + 1];
        for (int c = 0; c < plain.length; c++) {
            plain[c] = (char) c;
        }
        for (int c = 'A'; c <= 'Z'; c++) {
            plain[c] = (char) (c + 'a' - 'A');
        }
        Arrays.fill(plain, 0, ' ', ' ');
        Arrays.fill(plain, EMOTICONS, EMOTICONS + MOST_EMOTICONS, ' ');
        for (char blank : new char[] {'\u007f', '\u0085', '\u00a0', '\u200b', '\u200c', '\u200d', '\u3000', '\ufeff'}) {
            plain[blank] = ' ';
        }
        for (int c = '！'; c <= '～'; c++) {
            plain[c] = plain[c - '！' + '!'];
        }
        plain['。'] = '.';
        plain['、'] = ',';
        plain['“'] = plain['”'] = plain['「'] = plain['」'] = plain['『'] = plain['』'] = '"';
        plain['‘'] = plain['’'] = '\'';
        return plain;
    }
}
