package io.langyan.notification.message;

import io.langyan.notification.page.PageRow;
import java.util.List;

/**
 * The messages in which one page is told. They are few, however long its text is: each takes a place in a channel's limit, and who is called reads the
 * rest in the console.
 */
public final class PageParts {

    private static final int MOST = 5;

    private PageParts() {}

    /**
     * Each says by itself that it is a drill, or perhaps a repeat: it may be the only one that somebody sees.
     *
     * @param most bytes of UTF-8 of one message
     */
    public static List<String> of(String text, int most, PageRow page, Occasion occasion, Reader reader) {
        String marks = PageText.marks(page, occasion, reader.language());
        String left = "……\n" + Words.of("word", "rest", reader.language()) + occasion.link();
        return ByteSplit.parts(text, most, marks, MOST, left);
    }
}
