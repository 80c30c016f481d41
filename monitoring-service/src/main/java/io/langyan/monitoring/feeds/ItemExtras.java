package io.langyan.monitoring.feeds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.filter.Filters;
import org.jdom2.util.IteratorIterable;

/**
 * What an item says beyond the formats. Counters: RSSHub's {@code <stats>} without a namespace and {@code rsshub:upvotes}, {@code rsshub:comments};
 * {@code slash:comments} of blogs. The plain {@code <comments>} of RSS is a URL and counts nothing.
 */
record ItemExtras(Map<String, String> counters, Instant time, String author) {

    static final ItemExtras NONE = new ItemExtras(Map.of(), null, null);

    private static final Map<String, String> STATS = Map.of(
            "reposts_count", "reposts",
            "comments_count", "comments",
            "attitudes_count", "likes",
            "upvotes_count", "likes",
            "likes_count", "likes",
            "views_count", "views");
    private static final Map<String, String> RSSHUB = Map.of("upvotes", "likes", "comments", "comments");
    private static final String SLASH = "http://purl.org/rss/1.0/modules/slash/";
    private static final List<String> TIMES = List.of("pubDate", "published", "date", "updated");

    /** Of the items in their order. */
    static List<ItemExtras> of(Document document) {
        List<ItemExtras> all = new ArrayList<>();
        IteratorIterable<Element> elements = document.getRootElement().getDescendants(Filters.element());
        for (Element element : elements) {
            if (element.getName().equals("item") || element.getName().equals("entry")) {
                all.add(of(element));
            }
        }
        return all;
    }

    private static ItemExtras of(Element item) {
        Map<String, String> counters = new HashMap<>();
        Map<String, String> times = new HashMap<>();
        String author = null;
        for (Element child : item.getChildren()) {
            count(child, counters);
            if (TIMES.contains(child.getName())) {
                times.putIfAbsent(child.getName(), child.getTextTrim());
            }
            author = child.getName().equals("author") && child.getChildren().isEmpty() ? child.getTextTrim() : author;
        }
        return new ItemExtras(counters, firstReadable(times), author == null || author.isEmpty() ? null : author);
    }

    private static void count(Element child, Map<String, String> counters) {
        if (child.getName().equals("stats")) {
            child.getChildren().forEach(stat -> put(STATS.get(stat.getName()), stat, counters));
        } else if (child.getNamespacePrefix().equals("rsshub")
                || child.getNamespaceURI().contains("rsshub")) {
            put(RSSHUB.get(child.getName()), child, counters);
        } else if (child.getNamespaceURI().equals(SLASH) && child.getName().equals("comments")) {
            put("comments", child, counters);
        }
    }

    private static void put(String counter, Element shown, Map<String, String> counters) {
        String text = shown.getTextTrim();
        if (counter != null && !text.isEmpty()) {
            counters.putIfAbsent(counter, text);
        }
    }

    private static Instant firstReadable(Map<String, String> times) {
        return TIMES.stream()
                .map(times::get)
                .map(FeedTime::parse)
                .filter(time -> time != null)
                .findFirst()
                .orElse(null);
    }
}
