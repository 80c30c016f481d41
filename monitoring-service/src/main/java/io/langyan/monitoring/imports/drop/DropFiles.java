package io.langyan.monitoring.imports.drop;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.monitoring.outbound.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What is known of the files of the drop folder, and who looks through it. */
@ApplicationScoped
class DropFiles {

    private static final String LEASE =
            """
            update drop_folder_watch set holder = $1, leased_until = now() + make_interval(secs => $2)
             where id = 1 and (leased_until < now() or holder = $1)
            """;
    private static final String FIND = "select * from drop_file where path = $1";
    private static final String SEEN =
            """
            insert into drop_file (path, size, modified_at, unchanged_since) values ($1, $2, $3, $4)
            on conflict (path) do update set size = excluded.size, modified_at = excluded.modified_at,
                   unchanged_since = excluded.unchanged_since, done = false, refused = null
            """;
    private static final String READ =
            """
            update drop_file set read_to = $3, prefix_sha256 = $4, job_id = $6, done = $7, refused = null,
                   lines_read = coalesce($5, (select lines from import_job where id = $6))
             where path = $1 and read_to = $2
            """;
    private static final String DONE = "update drop_file set done = true where path = $1";
    private static final String REFUSE = "update drop_file set done = true, refused = $2 where path = $1";
    private static final String ARCHIVABLE =
            """
            select f.path from drop_file f left join import_job j on j.id = f.job_id
             where f.done and f.refused is null and f.unchanged_since < $1 and coalesce(j.state, 'done') = 'done'
             order by f.path limit 1000
            """;
    private static final String FORGET = "delete from drop_file where path = $1";
    private static final String LIST = "select * from drop_file where path > $1 order by path limit $2";

    /**
     * A file as it was last seen.
     *
     * @param unchangedSince since when it has looked like this
     * @param done what it looks like now was read, or refused
     * @param readTo bytes that were read
     * @param linesRead of a file that grows its lines, header and all; of another its rows or records
     * @param refused code of why it was not taken, or null
     * @param why the same in words
     */
    record Seen(
            String path,
            long size,
            Instant modifiedAt,
            Instant unchangedSince,
            boolean done,
            long readTo,
            String prefixSha256,
            long linesRead,
            UUID jobId,
            String refused,
            Trouble why) {}

    /**
     * How far a file is read once its import has started.
     *
     * @param linesRead null for a file that is read as a whole: its import knows
     */
    record Progress(String path, long from, long readTo, String prefixSha256, Long linesRead, boolean done) {}

    private final Pool pool;

    DropFiles(Pool pool) {
        this.pool = pool;
    }

    /** True when this process may look through the folder now. */
    Uni<Boolean> lease(String holder, Duration time) {
        return pool.preparedQuery(LEASE)
                .execute(Tuple.of(holder, time.toMillis() / 1000.0))
                .map(taken -> taken.rowCount() == 1);
    }

    Uni<Optional<Seen>> find(String path) {
        return pool.preparedQuery(FIND).execute(Tuple.of(path)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(DropFiles::seen)
                .findFirst());
    }

    Uni<Void> seen(String path, long size, Instant modifiedAt, Instant now) {
        return pool.preparedQuery(SEEN)
                .execute(Tuple.of(path, size, at(modifiedAt), at(now)))
                .replaceWithVoid();
    }

    /** In the transaction that starts the import; fails when another process has read on meanwhile. */
    Uni<Void> read(SqlConnection connection, UUID job, Progress progress) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.tuple()
                        .addString(progress.path())
                        .addLong(progress.from())
                        .addLong(progress.readTo())
                        .addString(progress.prefixSha256())
                        .addLong(progress.linesRead())
                        .addUUID(job)
                        .addBoolean(progress.done()))
                .invoke(updated -> {
                    if (updated.rowCount() != 1) {
                        throw new IllegalStateException("another process reads " + progress.path());
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> done(String path) {
        return pool.preparedQuery(DONE).execute(Tuple.of(path)).replaceWithVoid();
    }

    Uni<Void> refuse(String path, Trouble why) {
        return pool.preparedQuery(REFUSE).execute(Tuple.of(path, written(why))).replaceWithVoid();
    }

    Uni<List<String>> archivable(Instant unchangedBefore) {
        return pool.preparedQuery(ARCHIVABLE)
                .execute(Tuple.of(at(unchangedBefore)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("path"))
                        .toList());
    }

    Uni<Void> forget(String path) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(path)).replaceWithVoid();
    }

    Uni<List<Seen>> list(String after, int limit) {
        return pool.preparedQuery(LIST).execute(Tuple.of(after, limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(DropFiles::seen)
                .toList());
    }

    private static String written(Trouble why) {
        try {
            return EventJson.mapper().writeValueAsString(why);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a reason cannot be written", impossible);
        }
    }

    /** Refusals of an earlier version are kept as their bare code. */
    private static Trouble why(String kept) {
        try {
            return kept == null ? null : EventJson.mapper().readValue(kept, Trouble.class);
        } catch (JsonProcessingException bare) {
            return new Trouble(kept, kept, kept);
        }
    }

    private static Seen seen(Row row) {
        Trouble why = why(row.getString("refused"));
        return new Seen(
                row.getString("path"),
                row.getLong("size"),
                row.getOffsetDateTime("modified_at").toInstant(),
                row.getOffsetDateTime("unchanged_since").toInstant(),
                row.getBoolean("done"),
                row.getLong("read_to"),
                row.getString("prefix_sha256"),
                row.getLong("lines_read"),
                row.getUUID("job_id"),
                why == null ? null : why.code(),
                why);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
