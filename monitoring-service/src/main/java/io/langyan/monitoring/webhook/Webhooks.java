package io.langyan.monitoring.webhook;

import io.langyan.monitoring.observation.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The configured feeds, and the messages that were taken from them. */
@ApplicationScoped
class Webhooks {

    private static final String ADD =
            """
            insert into webhook (id, name, enabled, scheme, header, mapping, created_by, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String CHANGE =
            """
            update webhook set version = version + 1, name = $3, enabled = $4, header = $5, mapping = $6
             where id = $1 and version = $2
            """;
    private static final String KEEP_SECRET =
            """
            update webhook set previous = secret, previous_until = $3, secret = $2, secret_at = $4, version = version + 1
             where id = $1
            """;
    private static final String LIST = "select * from webhook where id < $1 order by id desc limit $2";
    private static final String ONE = "select * from webhook where id = $1";
    private static final String REMOVE = "delete from webhook where id = $1";
    private static final String TAKEN =
            "select 1 from webhook_message where webhook_id = $1 and message_id = $2 and taken_at > $3";
    private static final String REMEMBER =
            """
            insert into webhook_message (webhook_id, message_id, taken_at) values ($1, $2, $3)
            on conflict (webhook_id, message_id) do update set taken_at = excluded.taken_at
            """;
    private static final String COUNT =
            """
            update webhook set accepted = accepted + $2, merged = merged + $3, rejected = rejected + $4, last_at = $5
             where id = $1
            """;
    private static final String FORGET = "delete from webhook_message where taken_at < $1";
    private static final UUID LAST = new UUID(-1L, -1L);

    private final Pool pool;

    Webhooks(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(UUID id, WebhookBody body, String by, Instant now) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addString(body.name())
                        .addBoolean(body.isEnabled())
                        .addString(body.scheme().code())
                        .addString(body.header())
                        .addValue(json(body.mapping()))
                        .addString(by)
                        .addOffsetDateTime(at(now)))
                .replaceWithVoid();
    }

    /** False when somebody changed it meanwhile. */
    Uni<Boolean> change(UUID id, long version, WebhookBody body) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(id, version, body.name(), body.isEnabled(), body.header(), json(body.mapping())))
                .map(changed -> changed.rowCount() == 1);
    }

    Uni<Void> keepSecret(UUID id, byte[] secret, Instant previousUntil, Instant now) {
        return pool.preparedQuery(KEEP_SECRET)
                .execute(Tuple.of(id, Buffer.buffer(secret), at(previousUntil), at(now)))
                .replaceWithVoid();
    }

    Uni<List<WebhookView>> list(Optional<UUID> before, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(before.orElse(LAST), limit))
                .map(rows -> stream(rows).map(Webhooks::view).toList());
    }

    Uni<Optional<WebhookView>> view(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(Webhooks::view).findFirst());
    }

    Uni<Optional<Webhook>> byId(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(Webhooks::webhook).findFirst());
    }

    Uni<Boolean> remove(UUID id) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(id)).map(removed -> removed.rowCount() == 1);
    }

    Uni<Boolean> isTaken(UUID id, String message, Instant since) {
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(id, message, at(since)))
                .map(rows -> rows.size() > 0);
    }

    /** Remembers a message and counts its verdicts, together. */
    Uni<Void> taken(UUID id, String message, Submission verdicts, Instant now) {
        Tuple counts =
                Tuple.of(id, (long) verdicts.accepted(), (long) verdicts.merged(), (long) verdicts.rejected(), at(now));
        return pool.withTransaction(connection -> connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.of(id, message, at(now)))
                .chain(() -> connection.preparedQuery(COUNT).execute(counts))
                .replaceWithVoid());
    }

    Uni<Void> forget(Instant before) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(at(before))).replaceWithVoid();
    }

    private static Webhook webhook(Row row) {
        return new Webhook(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("name"),
                row.getBoolean("enabled"),
                Scheme.of(row.getString("scheme")),
                row.getString("header"),
                mapping(row),
                bytes(row, "secret"),
                bytes(row, "previous"),
                instant(row, "previous_until"));
    }

    private static WebhookView view(Row row) {
        return new WebhookView(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("name"),
                row.getBoolean("enabled"),
                Scheme.of(row.getString("scheme")),
                row.getString("header"),
                mapping(row),
                "/p/hook/" + row.getUUID("id"),
                instant(row, "secret_at"),
                row.getBuffer("previous") == null ? null : instant(row, "previous_until"),
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "last_at"),
                row.getLong("accepted"),
                row.getLong("merged"),
                row.getLong("rejected"));
    }

    private static JsonObject json(WebhookMapping mapping) {
        return new JsonObject(WebhookBody.json(mapping));
    }

    private static WebhookMapping mapping(Row row) {
        return WebhookBody.mapping(row.getJsonObject("mapping").encode());
    }

    private static byte[] bytes(Row row, String column) {
        var buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
