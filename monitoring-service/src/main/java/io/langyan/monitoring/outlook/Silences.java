package io.langyan.monitoring.outlook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Silences that rang, for reading. */
@ApplicationScoped
class Silences {

    private static final String PAGE =
            """
            select * from silence where ($1::text[] is null or brand = any($1))
               and ($2::boolean is null or (cleared_at is null) = $2) and ($3::uuid is null or id < $3)
             order by id desc limit $4
            """;
    private static final String FORGET = "delete from silence where cleared_at < now() - interval '13 months'";
    private static final int MOST_OPEN = 1_000;

    private final Pool pool;

    Silences(Pool pool) {
        this.pool = pool;
    }

    /** Newest first. @param open null for open and cleared ones */
    Uni<List<Silence>> find(Optional<Set<String>> brands, Boolean open, UUID before, int limit) {
        return pool.preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addArrayOfString(
                                brands.map(some -> some.toArray(String[]::new)).orElse(null))
                        .addBoolean(open)
                        .addUUID(before)
                        .addInteger(limit))
                .map(Silences::read);
    }

    Uni<List<Silence>> open(Optional<Set<String>> brands) {
        return find(brands, true, null, MOST_OPEN);
    }

    Uni<Void> forgetOld() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static List<Silence> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Silences::silence)
                .toList();
    }

    private static Silence silence(Row row) {
        return new Silence(
                row.getUUID("id"),
                row.getString("brand"),
                row.getString("platform"),
                row.getString("source"),
                instant(row, "last_good_at"),
                Duration.ofSeconds(row.getLong("expected_seconds")),
                instant(row, "raised_at"),
                instant(row, "cleared_at"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
