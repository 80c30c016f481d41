package io.langyan.monitoring.observation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts an observation of the REST shape together from named values as spreadsheets, vendors and people write them. It refuses nothing: a
 * platform that it does not understand stays as it is, a time is marked as {@link UnreadTime}, and {@link ObservationReader} refuses both by name.
 */
public final class LooseObservation {

    /** The fields that values may be given for; a dot leads into the author or the counters. */
    public static final Set<String> FIELDS = Set.of(
            "platform",
            "externalId",
            "kind",
            "parentId",
            "url",
            "title",
            "text",
            "author.id",
            "author.name",
            "author.followers",
            "author.verified",
            "publishedAt",
            "observedAt",
            "counters.reposts",
            "counters.comments",
            "counters.likes",
            "counters.views",
            "source");

    private static final Set<String> TIMES = Set.of("publishedAt", "observedAt");
    private static final Set<String> NOTHING = Set.of("", "none", "null", "nan", "n/a", "--", "-", "无", "未知");
    private static final int ID_BYTES = 16;

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("帖子", "post"),
            Map.entry("原创", "post"),
            Map.entry("转发", "repost"),
            Map.entry("评论", "comment"),
            Map.entry("回复", "comment"),
            Map.entry("文章", "article"),
            Map.entry("视频", "video"),
            Map.entry("回答", "answer"),
            Map.entry("报告", "report"));

    private static final Map<String, String> BADGES = Map.ofEntries(
            Map.entry("未认证", "none"),
            Map.entry("普通用户", "none"),
            Map.entry("个人认证", "personal"),
            Map.entry("黄v", "personal"),
            Map.entry("企业认证", "organisation"),
            Map.entry("机构认证", "organisation"),
            Map.entry("蓝v", "organisation"),
            Map.entry("媒体", "media"),
            Map.entry("媒体认证", "media"),
            Map.entry("政府", "government"),
            Map.entry("政务", "government"));

    private LooseObservation() {}

    /**
     * How values are to be understood.
     *
     * @param zone of times that bear no offset
     * @param timeFormat of the user's own, or null
     * @param platforms names of the sender's own for platforms, to our codes
     * @param seenAt when nothing says when the sample was taken
     * @param source when nothing says who brought it
     */
    public record Manner(
            ZoneId zone, DateTimeFormatter timeFormat, Map<String, String> platforms, Instant seenAt, String source) {}

    /** @param values by {@link #FIELDS}; others are ignored */
    public static ObjectNode of(Map<String, String> values, Manner manner) {
        ObjectNode observation = JsonNodeFactory.instance.objectNode();
        values.forEach((field, value) -> {
            if (FIELDS.contains(field) && isSaid(value)) {
                put(observation, field, value, manner);
            }
        });
        complete(observation, manner);
        return observation;
    }

    /** Gives an observation what it can do without: when it was seen, by whom it came, and an id that is the same the next time. */
    public static void complete(ObjectNode observation, Manner manner) {
        if (!observation.hasNonNull("observedAt")) {
            observation.put("observedAt", manner.seenAt().toString());
        }
        if (!observation.hasNonNull("source")) {
            observation.put("source", manner.source());
        }
        if (!observation.hasNonNull("externalId")) {
            observation.put("externalId", derivedId(observation));
        }
    }

    private static boolean isSaid(String value) {
        return value != null && !NOTHING.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    private static void put(ObjectNode observation, String field, String value, Manner manner) {
        int dot = field.indexOf('.');
        if (TIMES.contains(field)) {
            observation.set(field, time(value, manner));
        } else if (dot < 0) {
            observation.put(field, understood(field, value, manner));
        } else {
            observation
                    .withObject("/" + field.substring(0, dot))
                    .put(field.substring(dot + 1), understood(field, value, manner));
        }
    }

    private static String understood(String field, String value, Manner manner) {
        return switch (field) {
            case "platform" -> platform(value, manner);
            case "kind" -> word(KINDS, value);
            case "author.verified" -> word(BADGES, value);
            default -> value;
        };
    }

    private static JsonNode time(String value, Manner manner) {
        Optional<Instant> time = manner.timeFormat() == null
                ? LooseTime.parse(value, manner.zone())
                : LooseTime.parse(value, manner.zone(), manner.timeFormat());
        return time.<JsonNode>map(read -> TextNode.valueOf(read.toString()))
                .orElseGet(() -> UnreadTime.mark(value, manner.timeFormat() != null));
    }

    private static String platform(String value, Manner manner) {
        String own = manner.platforms().get(value.strip());
        return own != null ? own : PlatformNames.codeOf(value).orElse(value);
    }

    private static String word(Map<String, String> words, String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return words.getOrDefault(plain, plain);
    }

    /** From the link, which names an item by itself (behind {@code #/} or {@code #!} its path goes on), or else from what cannot change about it. */
    private static String derivedId(ObjectNode observation) {
        String url = observation.path("url").asText("").strip();
        if (!url.isEmpty()) {
            return "url-" + hash(Fields.withoutToken(url.replaceFirst("#(?![/!]).*$", "")));
        }
        String author = observation.path("author").path("id").asText("")
                + '\u001f'
                + observation.path("author").path("name").asText("");
        return "text-"
                + hash(String.join(
                        "\u001f",
                        observation.path("platform").asText(""),
                        author,
                        observation.path("title").asText(""),
                        observation.path("text").asText(""),
                        observation.path("publishedAt").asText("")));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
