package io.langyan.monitoring.feeds;

import java.util.List;

/** Reads a feed of any kind; what kind it is, its first character tells. Safe against what a stranger may put into it. */
final class FeedReader {

    /** Feeds put the newest first; what stands behind so many was there before. */
    static final int MOST_ITEMS = 1_000;

    /**
     * The items, as the feed orders them; never none.
     *
     * @param contentType of the answer, or null
     * @throws FeedBroken when it is no feed, may not be read or has no items
     */
    List<FeedItem> read(byte[] body, String contentType) {
        String text = FeedText.of(body, contentType);
        int start = firstOf(text);
        if (start == text.length()) {
            throw FeedBroken.notAFeed();
        }
        List<FeedItem> items = text.charAt(start) == '{' ? JsonFeed.items(text) : XmlFeed.items(text.substring(start));
        if (items.isEmpty()) {
            throw FeedBroken.empty();
        }
        return items.size() > MOST_ITEMS ? items.subList(0, MOST_ITEMS) : items;
    }

    private static int firstOf(String text) {
        int i = 0;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
