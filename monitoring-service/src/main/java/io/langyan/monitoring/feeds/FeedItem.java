package io.langyan.monitoring.feeds;

import java.time.Instant;
import java.util.Map;

/**
 * An entry of a feed as it says itself; anything but the order may be missing.
 *
 * @param id guid of RSS, id of Atom and JSON Feed
 * @param html title and body may hold markup
 * @param counters as shown, by our names: reposts, comments, likes; what is absent is unknown
 */
record FeedItem(
        String id,
        String link,
        String title,
        String html,
        String author,
        Instant publishedAt,
        Map<String, String> counters) {}
