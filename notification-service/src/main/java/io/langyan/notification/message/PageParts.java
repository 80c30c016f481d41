package io.langyan.notification.message;

import java.util.List;

/**
 * The messages in which one page is told. They are few, however long its text is: each takes a place in a channel's limit, and who is called reads the
 * rest in the console.
 */
public final class PageParts {

    private static final int MOST = 5;

    private PageParts() {}

    /** @param most bytes of UTF-8 of one message */
    public static List<String> of(String text, int most, Occasion occasion, Reader reader) {
        String left = "……\n" + Words.of("word", "rest", reader.language()) + occasion.link();
        return ByteSplit.parts(text, most, MOST, left);
    }
}
