package io.langyan.grading.recorded;

import io.langyan.grading.observation.Observation;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Reads a period of a brand back from the log. Blocks: for worker threads only. */
@ApplicationScoped
public class RecordedSamples {

    private static final int AT_ONCE = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BETWEEN =
            """
            select sample.*, case when told.decision is null then sample.story else told.story end as belongs, told.title, told.words, told.parent, told.author
              from recorded_sample sample join recorded_mention told using (brand, mention)
             where brand = $1 and observed_at >= $2 and observed_at < $3
             order by observed_at, mention
            """;

    private final Pool pool;

    RecordedSamples(Pool pool) {
        this.pool = pool;
    }

    /** @param until exclusive */
    public void each(String brand, Instant from, Instant until, Consumer<Observation> sink) {
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        try {
            Transaction transaction = connection.begin().await().atMost(PATIENCE);
            PreparedStatement statement = connection.prepare(BETWEEN).await().atMost(PATIENCE);
            Cursor cursor = statement.cursor(Tuple.of(brand, utc(from), utc(until)));
            Observation observation = new Observation();
            do {
                for (Row row : cursor.read(AT_ONCE).await().atMost(PATIENCE)) {
                    observation.clear();
                    fill(observation, row);
                    sink.accept(observation);
                }
            } while (cursor.hasMore());
            cursor.close().await().atMost(PATIENCE);
            transaction.commit().await().atMost(PATIENCE);
        } finally {
            connection.closeAndForget();
        }
    }

    private static void fill(Observation into, Row row) {
        String mention = row.getString("mention");
        int colon = mention.indexOf(':');
        into.brand = row.getString("brand");
        into.platform = mention.substring(0, colon);
        into.externalId = mention.substring(colon + 1);
        into.parentId = row.getString("parent");
        into.title = row.getString("title");
        into.text = row.getString("words");
        into.storyField = row.getUUID("belongs").toString();
        into.observedAt = seconds(row.getOffsetDateTime("observed_at"));
        into.publishedAt = seconds(row.getOffsetDateTime("published_at"));
        into.reposts = counter(row.getLong("reposts"));
        into.comments = counter(row.getLong("comments"));
        into.likes = counter(row.getLong("likes"));
        into.capped = row.getBoolean("capped");
        into.revision = row.getInteger("revision");
        into.sentiment = row.getString("sentiment");
        into.categories.addAll(Columns.split(row.getString("categories")));
        into.ownAccount = row.getBoolean("own_account");
        into.notCrisis = row.getBoolean("not_crisis");
        into.negativeByRule = row.getBoolean("negative_by_rule");
        author(into, row.getString("authors"), row.getString("author"));
    }

    /** A sample that tells no author is not asked for its name either. */
    private static void author(Observation into, String joined, String name) {
        List<String> authors = Columns.split(joined);
        into.authorTold = joined != null;
        into.authorName = into.authorTold ? name : null;
        into.mediaAuthor = authors.contains("media");
        into.authorVerified = authors.stream()
                .filter(kind -> !kind.equals("media"))
                .findFirst()
                .orElse(null);
    }

    private static long counter(Long value) {
        return value == null ? Observation.UNKNOWN : value;
    }

    private static long seconds(OffsetDateTime time) {
        return time == null ? Observation.UNKNOWN : time.toEpochSecond();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
