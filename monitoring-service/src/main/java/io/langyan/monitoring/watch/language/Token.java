package io.langyan.monitoring.watch.language;

/** A piece of a rule's text. */
record Token(Kind kind, String text, int from, int to) {

    enum Kind {
        OPEN,
        CLOSE,
        AND,
        OR,
        NOT,
        NEAR,
        WORD,
        PHRASE,
        REGEX,
        PLATFORM,
        END
    }

    Place place() {
        return new Place(from, to);
    }

    boolean beginsOperand() {
        return switch (kind) {
            case OPEN, NOT, WORD, PHRASE, REGEX, PLATFORM -> true;
            default -> false;
        };
    }
}
