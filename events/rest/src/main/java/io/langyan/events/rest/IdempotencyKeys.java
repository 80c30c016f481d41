package io.langyan.events.rest;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;

/** The answers of creating writes, kept for 24 hours. */
@ApplicationScoped
class IdempotencyKeys {

    /** Claims the key, or tells who holds it. One that ran out is claimed anew. */
    private static final String CLAIM =
            """
            with claimed as (
                insert into idempotency_key as old (principal, route, key, body_hash) values ($1, $2, $3, $4)
                on conflict (principal, route, key) do update
                   set body_hash = excluded.body_hash, status = null, content_type = null, location = null, body = null,
                       created_at = now()
                 where old.created_at < now() - interval '24 hours'
                returning 1)
            select exists (select 1 from claimed) as claimed
            """;

    private static final String FIND =
            """
            select body_hash, status, content_type, location, body from idempotency_key
             where principal = $1 and route = $2 and key = $3
            """;
    private static final String KEEP =
            """
            update idempotency_key set status = $4, content_type = $5, location = $6, body = $7
             where principal = $1 and route = $2 and key = $3
            """;
    private static final String RELEASE =
            "delete from idempotency_key where principal = $1 and route = $2 and key = $3";
    private static final String FORGET = "delete from idempotency_key where created_at < $1";

    private final Pool pool;

    IdempotencyKeys(Pool pool) {
        this.pool = pool;
    }

    /** Whose key it is, and for what. */
    record Key(String principal, String route, String key) {}

    /** What was answered. */
    record Answer(int status, String contentType, String location, String body) {}

    /** What is known about a key. */
    sealed interface State {}

    /** The caller may go on: it is the first. */
    record First() implements State {}

    /** The first request is still at work, or died without a word. */
    record AtWork() implements State {}

    /** The key was used for another body. */
    record Other() implements State {}

    /** It was answered. */
    record Answered(Answer answer) implements State {}

    Uni<State> claim(Key key, byte[] bodyHash) {
        return pool.preparedQuery(CLAIM)
                .execute(tuple(key).addBuffer(Buffer.buffer(bodyHash)))
                .map(rows -> rows.iterator().next().getBoolean("claimed"))
                .chain(claimed -> claimed ? Uni.createFrom().item(new First()) : find(key, bodyHash));
    }

    Uni<Void> keep(Key key, Answer answer) {
        return pool.preparedQuery(KEEP)
                .execute(tuple(key)
                        .addInteger(answer.status())
                        .addString(answer.contentType())
                        .addString(answer.location())
                        .addString(answer.body()))
                .replaceWithVoid();
    }

    /** Forgets a request that created nothing, so that it can be tried again. */
    Uni<Void> release(Key key) {
        return pool.preparedQuery(RELEASE).execute(tuple(key)).replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.preparedQuery(FORGET)
                .execute(Tuple.of(OffsetDateTime.now().minusHours(24)))
                .replaceWithVoid();
    }

    private Uni<State> find(Key key, byte[] bodyHash) {
        return pool.preparedQuery(FIND).execute(tuple(key)).map(rows -> state(rows, bodyHash));
    }

    private static State state(RowSet<Row> rows, byte[] bodyHash) {
        if (rows.size() == 0) {
            return new AtWork();
        }
        Row row = rows.iterator().next();
        if (!Arrays.equals(row.getBuffer("body_hash").getBytes(), bodyHash)) {
            return new Other();
        }
        Integer status = row.getInteger("status");
        return status == null
                ? new AtWork()
                : new Answered(new Answer(
                        status, row.getString("content_type"), row.getString("location"), row.getString("body")));
    }

    private static Tuple tuple(Key key) {
        return Tuple.of(key.principal(), key.route(), key.key());
    }
}
