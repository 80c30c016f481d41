package io.langyan.grading.backtest.job;

import io.langyan.events.rest.Cursor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The backtests that were asked for. */
@ApplicationScoped
class Backtests {

    /** Whoever is at it says each minute that it is, see {@link RunBacktest#tellAlive}. */
    private static final String COLUMNS =
            """
            select id, brand, requested_by, asked, created_at, progress,
                   case when dead then 'failed' else state end as state, case when dead then 'interrupted' else reason end as reason
              from backtest cross join lateral (
                  select state in ('queued', 'running') and moved_at < now() - interval '10 minutes' as dead) life
            """;

    private final Pool pool;

    Backtests(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(UUID id, String brand, String requestedBy, JsonObject asked) {
        return pool.preparedQuery(
                        """
                        insert into backtest (id, brand, requested_by, asked, state, created_at, moved_at)
                        values ($1, $2, $3, $4, 'queued', now(), now())
                        """)
                .execute(Tuple.of(id, brand, requestedBy, asked))
                .replaceWithVoid();
    }

    Uni<Void> moved(UUID id, String state, int progress) {
        return pool.preparedQuery("update backtest set state = $2, progress = $3, moved_at = now() where id = $1")
                .execute(Tuple.of(id, state, progress))
                .replaceWithVoid();
    }

    /** They wait or run, though nothing moves. */
    Uni<Void> alive(Collection<UUID> ids) {
        return pool.preparedQuery(
                        "update backtest set moved_at = now() where id = any($1) and state in ('queued', 'running')")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> done(UUID id, String answer) {
        return pool.preparedQuery(
                        "update backtest set state = 'done', progress = 100, answer = $2, moved_at = now() where id = $1")
                .execute(Tuple.of(id, answer))
                .replaceWithVoid();
    }

    Uni<Void> failed(UUID id, String reason) {
        return pool.preparedQuery("update backtest set state = 'failed', reason = $2, moved_at = now() where id = $1")
                .execute(Tuple.of(id, reason))
                .replaceWithVoid();
    }

    Uni<Optional<BacktestJob>> byId(UUID id) {
        return pool.preparedQuery(COLUMNS + " where id = $1")
                .execute(Tuple.of(id))
                .map(Backtests::first);
    }

    /** The answer as it was written, empty before it is done. */
    Uni<Optional<String>> answerOf(UUID id) {
        return pool.preparedQuery("select answer from backtest where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.ofNullable(rows.iterator().next().getString(0))
                        : Optional.empty());
    }

    /** Newest first. */
    Uni<List<BacktestJob>> visibleTo(String user, Optional<Set<String>> brands, Optional<Cursor> after, int limit) {
        String[] own = brands.map(names -> names.toArray(String[]::new)).orElse(null);
        OffsetDateTime at =
                after.map(keys -> keys.instant(0).atOffset(ZoneOffset.UTC)).orElse(null);
        UUID id = after.map(keys -> keys.uuid(1)).orElse(null);
        return pool.preparedQuery(
                        COLUMNS
                                + """
                         where ($1::text[] is null or brand = any($1) or brand is null and requested_by = $2)
                           and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
                         order by created_at desc, id desc limit $5
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfString(own)
                        .addString(user)
                        .addOffsetDateTime(at)
                        .addUUID(id)
                        .addInteger(limit))
                .map(rows -> rows.stream().map(Backtests::job).toList());
    }

    private static Optional<BacktestJob> first(RowSet<Row> rows) {
        return rows.stream().map(Backtests::job).findFirst();
    }

    private static BacktestJob job(Row row) {
        return new BacktestJob(
                row.getUUID("id"),
                row.getString("brand"),
                row.getString("requested_by"),
                row.getJsonObject("asked").getMap(),
                row.getString("state"),
                row.getInteger("progress"),
                row.getString("reason"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
