package io.langyan.monitoring.reading;

import java.util.Arrays;

/** A plain text without the symbols that people put between characters ("差/评"), cut into clauses and sentences. */
final class RuleText {

    private static final String BREAKS_SENTENCE = ".!?;…";
    private static final String BREAKS_CLAUSE = ",: ";
    private static final String INSERTED = "·•/\\|_*^~-—#⚡\"'\uFE0F\u200B";
    private static final byte[] KINDS = kinds();
    private static final byte CLAUSE = 1;
    private static final byte SENTENCE = 2;
    private static final byte DROPPED = 3;

    private final PlainText plain;
    private final char[] chars;
    private final int[] positions;
    private final int[] clauses;
    private final int[] sentences;

    RuleText(PlainText plain) {
        this.plain = plain;
        int most = plain.length();
        char[] kept = new char[most];
        positions = new int[most];
        clauses = new int[most];
        sentences = new int[most];
        chars = Arrays.copyOf(kept, keep(kept));
    }

    /** Only the characters: how the patterns of the rules are written. */
    static String pattern(String written) {
        return new String(new RuleText(PlainText.of(written)).chars);
    }

    char[] chars() {
        return chars;
    }

    boolean sameClause(int one, int other) {
        return clauses[one] == clauses[other];
    }

    int sentence(int index) {
        return sentences[index];
    }

    int start(int begin) {
        return plain.start(positions[begin]);
    }

    /** Where the span that ends before {@code end} ends in the text as it was written. */
    int end(int end) {
        return plain.start(positions[end - 1] + 1);
    }

    private int keep(char[] kept) {
        int length = 0;
        int clause = 0;
        int sentence = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.at(i);
            byte kind = KINDS[c];
            if (kind == DROPPED) {
                continue;
            }
            kept[length] = c;
            positions[length] = i;
            clauses[length] = clause;
            sentences[length++] = sentence;
            clause += kind == 0 ? 0 : 1;
            sentence += kind == SENTENCE ? 1 : 0;
        }
        return length;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        BREAKS_CLAUSE.chars().forEach(c -> kinds[c] = CLAUSE);
        BREAKS_SENTENCE.chars().forEach(c -> kinds[c] = SENTENCE);
        INSERTED.chars().forEach(c -> kinds[c] = DROPPED);
        kinds[PlainText.START] = DROPPED;
        kinds[PlainText.END] = DROPPED;
        return kinds;
    }
}
