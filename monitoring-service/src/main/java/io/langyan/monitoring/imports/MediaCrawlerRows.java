package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Reason;
import io.langyan.monitoring.observation.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of MediaCrawler's JSON, JSONL and CSV files, contents and comments, of both generations. {@code last_modify_ts} is when the sample was
 * taken. Only what a mention needs is copied: tokens, avatars, places and genders of older files stay behind.
 */
final class MediaCrawlerRows implements RowReader {

    private static final Reason UNKNOWN_SHAPE =
            Reason.of("unknown-shape", "不是 MediaCrawler 的内容或评论行", "neither contents nor comments of MediaCrawler");
    private static final int HASH_DIGITS = 16;
    /** What the crawler writes where a platform told nothing: null, "" and Python's word for it. */
    private static final Set<String> NOTHING = Set.of("", "None", "null");

    private final ObservationReader observations;

    MediaCrawlerRows(ObservationReader observations) {
        this.observations = observations;
    }

    @Override
    public Verdict read(JsonNode row, String platform, Instant now) {
        Optional<CrawlerPlatform> known = platform == null ? CrawlerPlatform.of(row) : CrawlerPlatform.byCode(platform);
        if (known.isEmpty() || !row.has("comment_id") && !row.has(known.get().itemId)) {
            return new Verdict.Rejected(UNKNOWN_SHAPE);
        }
        return observations.read(observation(row, known.get()), now);
    }

    private static ObjectNode observation(JsonNode row, CrawlerPlatform platform) {
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        boolean comment = row.has("comment_id");
        observation.put("platform", platform.code);
        observation.put("source", "mediacrawler");
        observation.put("kind", comment ? "comment" : platform.kindOf(row));
        observation.set("externalId", row.get(comment ? "comment_id" : platform.itemId));
        observation.set("parentId", comment ? parent(row, platform) : null);
        observation.set("url", first(row, comment ? "note_url" : platform.url));
        observation.set("title", first(row, "title"));
        observation.set("text", first(row, "content", "content_text", "desc"));
        observation.set("author", author(row));
        observation.set("counters", comment ? commentCounters(row) : counters(row, platform));
        putTime(
                observation,
                "publishedAt",
                first(row, "create_time", "time", "created_time", "publish_time", "create_date_time"));
        putTime(observation, "observedAt", row.get("last_modify_ts"));
        return observation;
    }

    /** The comment answered, or else the item; older xiaohongshu files say 0, douyin and bilibili "0", others "" or their own id. */
    private static JsonNode parent(JsonNode row, CrawlerPlatform platform) {
        JsonNode answered = first(row, "parent_comment_id");
        boolean toItem = answered == null
                || answered.asText().equals("0")
                || answered.asText().equals(row.path("comment_id").asText());
        return toItem ? row.get(platform.itemId) : answered;
    }

    private static ObjectNode counters(JsonNode row, CrawlerPlatform platform) {
        ObjectNode counters = JsonNodeFactory.instance.objectNode();
        copy(row, platform.reposts, counters, "reposts");
        copy(row, platform.comments, counters, "comments");
        copy(row, platform.likes, counters, "likes");
        copy(row, platform.views, counters, "views");
        return counters;
    }

    private static ObjectNode commentCounters(JsonNode row) {
        ObjectNode counters = JsonNodeFactory.instance.objectNode();
        copy(row, "sub_comment_count", counters, "comments");
        counters.set("likes", first(row, "comment_like_count", "like_count"));
        return counters;
    }

    private static ObjectNode author(JsonNode row) {
        ObjectNode author = JsonNodeFactory.instance.objectNode();
        JsonNode name = first(row, "nickname", "user_nickname");
        author.set("name", name);
        author.put("id", authorId(row));
        return author;
    }

    /**
     * Newer files carry an unsalted hash of the user id, older ones the id: hashed the same way, an author stays the same author. Older files
     * of tieba know only the link to the user. Nothing of it leaves the reader but the hash under our own key.
     */
    private static String authorId(JsonNode row) {
        JsonNode hash = first(row, "creator_hash");
        if (hash != null) {
            return hash.asText();
        }
        JsonNode user = first(row, "user_id", "user_link");
        return user == null ? null : shortHash(user.asText());
    }

    private static String shortHash(String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void copy(JsonNode row, String from, ObjectNode target, String to) {
        if (from != null) {
            target.set(to, row.get(from));
        }
    }

    private static JsonNode first(JsonNode row, String... names) {
        for (String name : names) {
            JsonNode value = row.get(name);
            if (value != null && !NOTHING.contains(value.asText().strip())) {
                return value;
            }
        }
        return null;
    }

    private static void putTime(ObjectNode observation, String field, JsonNode value) {
        Instant time = CrawlerTime.of(value);
        if (time != null) {
            observation.put(field, time.toString());
        }
    }
}
