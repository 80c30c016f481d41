package io.langyan.monitoring.feeds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.monitoring.source.Source;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An item of a polled feed in the shape of the REST interface.
 *
 * @param externalId null when it says nothing
 * @param hash of all that would make it worth sending again
 */
record PolledItem(String externalId, long hash, ObjectNode observation) {

    private static final Map<String, String> KINDS = Map.of(
            "wechat-mp", "article",
            "news", "article",
            "wechat-channels", "video",
            "douyin", "video",
            "kuaishou", "video",
            "bilibili", "video",
            "zhihu", "answer");
    private static final Instant EARLIEST = Instant.parse("1995-01-01T00:00:00Z");
    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);
    private static final int HASH_DIGITS = 16;

    static PolledItem of(FeedItem item, Source source, URI from, Instant now) {
        String link = absolute(item.link(), from);
        String externalId = ItemIds.of(item, link, source.host());
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        observation.put("platform", source.platform());
        observation.put("externalId", externalId);
        observation.put("source", source.id());
        observation.put("kind", KINDS.getOrDefault(source.platform(), "post"));
        observation.put("url", link);
        observation.put("title", PlainText.of(item.title()));
        observation.put("text", PlainText.of(item.html()));
        observation.putObject("author").put("name", PlainText.of(item.author()));
        observation.put("publishedAt", plausible(item.publishedAt(), now));
        observation.put("observedAt", now.toString());
        ObjectNode counters = observation.putObject("counters");
        new TreeMap<>(item.counters()).forEach(counters::put);
        return new PolledItem(externalId, hashOf(observation), observation);
    }

    private static long hashOf(ObjectNode observation) {
        String said = observation.path("title") + "\n" + observation.path("text") + "\n" + observation.path("counters");
        return Long.parseUnsignedLong(ItemIds.sha256(said).substring(0, HASH_DIGITS), 16);
    }

    /** A date far from any truth is worth less than none, and the item without it more than nothing. */
    private static String plausible(Instant time, Instant now) {
        boolean good = time != null && time.isAfter(EARLIEST) && time.isBefore(now.plus(CLOCK_AHEAD));
        return good ? time.toString() : null;
    }

    private static String absolute(String link, URI from) {
        if (link == null) {
            return null;
        }
        try {
            return from.resolve(new URI(link).toASCIIString()).toString();
        } catch (java.net.URISyntaxException | IllegalArgumentException unreadable) {
            return link;
        }
    }
}
