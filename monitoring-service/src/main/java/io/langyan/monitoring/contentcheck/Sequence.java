package io.langyan.monitoring.contentcheck;

/**
 * One way a phrase may run. It is looked for by its longest literal part, the anchor, and then compared outwards from there, never further than
 * its gaps allow.
 *
 * @param owner what it belongs to: a {@link RuleGroup} or a {@link Guard}
 */
record Sequence<T>(T owner, String tokens, int anchorFrom, int anchorTo) {

    private static final int LONGEST_GAP = 8;
    private static final int LONGEST_NUMBER = 12;
    private static final String NUMERALS = "一二三四五六七八九十百千万亿两几半数多";
    /** Below -1, which is where a phrase at the very beginning ends to the left. */
    private static final int MISFIT = -2;

    static <T> Sequence<T> of(T owner, String tokens) {
        int from = 0;
        int to = 0;
        for (int start = 0; start < tokens.length(); start++) {
            int end = start;
            while (end < tokens.length() && isLiteral(tokens.charAt(end))) {
                end++;
            }
            if (end - start > to - from) {
                from = start;
                to = end;
            }
            start = end;
        }
        if (to == from) {
            throw new IllegalArgumentException("\"" + tokens + "\" has no literal part");
        }
        return new Sequence<>(owner, tokens, from, to);
    }

    String anchor() {
        return tokens.substring(anchorFrom, anchorTo);
    }

    /** The span of the whole phrase around an anchor found at {@code begin}, or null. */
    Span around(FoldedText text, int begin) {
        int start = walk(text, begin - 1, anchorFrom - 1, -1);
        if (start == MISFIT) {
            return null;
        }
        int end = walk(text, begin + anchorTo - anchorFrom, anchorTo, 1);
        return end == MISFIT ? null : new Span(start + 1, end);
    }

    /**
     * Compares tokens outwards; {@code step} says in which direction.
     *
     * @return the first index that no longer belongs to the phrase, or {@link #MISFIT}
     */
    private int walk(FoldedText text, int at, int token, int step) {
        if (token < 0 || token >= tokens.length()) {
            return at;
        }
        return switch (tokens.charAt(token)) {
            case '…' -> gap(text, at, token, step);
            case '#' -> number(text, at, token, step);
            case '@' ->
                isWithin(text, at) && isChinese(text.at(at)) ? walk(text, at + step, token + step, step) : MISFIT;
            default ->
                isWithin(text, at) && text.at(at) == tokens.charAt(token)
                        ? walk(text, at + step, token + step, step)
                        : MISFIT;
        };
    }

    private int gap(FoldedText text, int at, int token, int step) {
        for (int skipped = 0; skipped <= LONGEST_GAP; skipped++) {
            int end = walk(text, at + skipped * step, token + step, step);
            if (end != MISFIT) {
                return end;
            }
            int next = at + skipped * step;
            if (!isWithin(text, next) || text.endsSentence(next)) {
                return MISFIT;
            }
        }
        return MISFIT;
    }

    private int number(FoldedText text, int at, int token, int step) {
        int length = 0;
        while (length < LONGEST_NUMBER
                && isWithin(text, at + length * step)
                && isNumeric(text.at(at + length * step))) {
            length++;
        }
        for (int taken = length; taken > 0; taken--) {
            int end = walk(text, at + taken * step, token + step, step);
            if (end != MISFIT) {
                return end;
            }
        }
        return MISFIT;
    }

    private static boolean isWithin(FoldedText text, int index) {
        return index >= 0 && index < text.length();
    }

    private static boolean isLiteral(char token) {
        return token != '…' && token != '#' && token != '@';
    }

    private static boolean isNumeric(char c) {
        return Character.isDigit(c) || c == '.' || c == ',' || NUMERALS.indexOf(c) >= 0;
    }

    private static boolean isChinese(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }
}
