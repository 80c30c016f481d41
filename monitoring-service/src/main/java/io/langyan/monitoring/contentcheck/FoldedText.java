package io.langyan.monitoring.contentcheck;

import io.langyan.monitoring.watch.NormalText;

/**
 * A text as the lists see it: {@link NormalText} with look-alikes (蕞佳) written as the lists write them, and 第1 as 第一. Knows where each
 * character came from.
 */
final class FoldedText {

    private static final String SENTENCE_ENDS = "。！？!?；;\n\r";
    private static final String CLAUSE_ENDS = SENTENCE_ENDS + "，,、：:";

    private final String original;
    private final NormalText normal;
    private final char[] chars;

    private FoldedText(String original, NormalText normal, char[] chars) {
        this.original = original;
        this.normal = normal;
        this.chars = chars;
    }

    /** @param variants at each character what the lists write for it */
    static FoldedText of(String text, char[] variants) {
        NormalText normal = NormalText.of(text);
        char[] chars = normal.toString().toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 0x80) {
                chars[i] = variants[chars[i]];
            } else if (chars[i] == '1' && i > 0 && chars[i - 1] == '第' && !isDigitAt(chars, i + 1)) {
                chars[i] = '一';
            }
        }
        return new FoldedText(text, normal, chars);
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return chars.length;
    }

    char at(int index) {
        return chars[index];
    }

    /** Where in the original the character at this index begins. */
    int startOf(int index) {
        return normal.originOf(index);
    }

    /** Where in the original a phrase ends whose last character stands before this index. */
    int endBefore(int index) {
        return normal.originAfter(index - 1);
    }

    String phrase(int start, int end) {
        return original.substring(startOf(start), endBefore(end));
    }

    boolean endsSentence(int index) {
        return SENTENCE_ENDS.indexOf(chars[index]) >= 0;
    }

    boolean endsClause(int index) {
        return CLAUSE_ENDS.indexOf(chars[index]) >= 0;
    }

    private static boolean isDigitAt(char[] chars, int index) {
        return index < chars.length && Character.isDigit(chars[index]);
    }
}
