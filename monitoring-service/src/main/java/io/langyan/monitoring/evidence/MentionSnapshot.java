package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A mention as the ledger has it at this moment.
 *
 * @param brands those it concerns
 * @param mention its text and circumstances, and what it said before it was edited
 * @param samples its counters over time, latest first
 */
record MentionSnapshot(UUID id, Set<String> brands, ObjectNode mention, ArrayNode samples) {

    private static final List<String> COUNTERS = List.of("reposts", "comments", "likes", "views");

    static MentionSnapshot of(Row row, RowSet<Row> samples, RowSet<Row> earlier) {
        ObjectNode mention = JsonNodeFactory.instance.objectNode();
        for (String column : List.of("platform", "kind", "url", "title", "text", "source")) {
            mention.put(column, row.getString(column));
        }
        mention.put("id", row.getUUID("id").toString());
        mention.put("externalId", row.getString("external_id"));
        mention.put("parentId", row.getString("parent_id"));
        mention.put("publishedAt", time(row, "published_at"));
        mention.put("firstSeenAt", time(row, "first_seen_at"));
        mention.putObject("author")
                .put("key", row.getString("author_key"))
                .put("name", row.getString("author_name"))
                .put("followers", row.getLong("author_followers"))
                .put("verified", row.getString("author_verified"));
        ArrayNode texts = mention.putArray("earlierTexts");
        earlier.forEach(text -> texts.add(earlierText(text)));
        ArrayNode history = JsonNodeFactory.instance.arrayNode();
        samples.forEach(sample -> history.add(sample(sample)));
        return new MentionSnapshot(row.getUUID("id"), Set.of(row.getArrayOfStrings("brands")), mention, history);
    }

    private static ObjectNode earlierText(Row row) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("title", row.getString("title"))
                .put("text", row.getString("text"))
                .put("sentiment", row.getString("sentiment"))
                .put("seenAt", time(row, "seen_at"));
    }

    private static ObjectNode sample(Row row) {
        ObjectNode sample = JsonNodeFactory.instance.objectNode();
        COUNTERS.forEach(counter -> sample.put(counter, row.getLong(counter)));
        return sample.put("capped", row.getBoolean("capped")).put("observedAt", time(row, "observed_at"));
    }

    private static String time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant().toString();
    }
}
