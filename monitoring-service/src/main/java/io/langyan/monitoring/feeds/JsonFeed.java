package io.langyan.monitoring.feeds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** JSON Feed 1 and 1.1 (jsonfeed.org), as RSSHub writes it with {@code ?format=json}. Depth and lengths have Jackson's limits; how much it holds, its own. */
final class JsonFeed {

    private static final String VERSION = "jsonfeed.org/version/1";

    /** Values, names and brackets: five hundred for each item that is read of a feed. */
    private static final int MOST_TOKENS = 500_000;

    private static final ObjectMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build());

    private JsonFeed() {}

    static List<FeedItem> items(String text) {
        JsonNode feed = parsed(text);
        if (!feed.path("version").asText("").contains(VERSION)
                || !feed.path("items").isArray()) {
            throw FeedBroken.notAFeed();
        }
        List<FeedItem> items = new ArrayList<>();
        feed.path("items").forEach(item -> items.add(item(item)));
        return items;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException refused) {
            throw FeedBroken.tooIntricate();
        } catch (JsonProcessingException broken) {
            throw new FeedBroken("broken-json", "JSON 有语法错误", "the JSON is broken");
        }
    }

    private static FeedItem item(JsonNode item) {
        String published = text(item, "date_published");
        return new FeedItem(
                text(item, "id"),
                first(item, "url", "external_url"),
                text(item, "title"),
                body(item),
                author(item),
                FeedTime.parse(published == null ? text(item, "date_modified") : published),
                counters(item.path("_extra")));
    }

    /** Plain text becomes markup that says the same, since that is what an item holds. */
    private static String body(JsonNode item) {
        String html = text(item, "content_html");
        String plain = first(item, "content_text", "summary");
        return html != null || plain == null
                ? html
                : plain.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>");
    }

    private static String author(JsonNode item) {
        String name = text(item.path("authors").path(0), "name");
        return name == null ? text(item.path("author"), "name") : name;
    }

    private static Map<String, String> counters(JsonNode extra) {
        Map<String, String> counters = new HashMap<>();
        put(extra, "reposts", "reposts", counters);
        put(extra, "comments", "comments", counters);
        put(extra, "upvotes", "likes", counters);
        put(extra, "likes", "likes", counters);
        return counters;
    }

    private static void put(JsonNode extra, String name, String counter, Map<String, String> counters) {
        String shown = text(extra, name);
        if (shown != null) {
            counters.putIfAbsent(counter, shown);
        }
    }

    private static String first(JsonNode item, String... names) {
        for (String name : names) {
            String value = text(item, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** An id may be a number: it is meant as text. */
    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}
