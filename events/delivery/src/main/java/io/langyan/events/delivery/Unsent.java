package io.langyan.events.delivery;

import io.langyan.events.v1.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The outbox as the relay sees it, over one connection that it keeps: the lease, the rows not sent yet, the notifications.
 * Blocking, for the relay's own thread; every call fails after {@link #ANSWER} without an answer.
 */
final class Unsent implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final String TAKE =
            """
            update outbox_lease
               set holder = $1, epoch = epoch + 1, expires_at = clock_timestamp() + make_interval(secs => $2)
             where name = 'relay' and expires_at < clock_timestamp()
            returning epoch
            """;
    private static final String RENEW =
            """
            update outbox_lease set expires_at = clock_timestamp() + make_interval(secs => $2)
             where name = 'relay' and epoch = $1
            """;
    private static final String RELEASE =
            "update outbox_lease set expires_at = '-infinity' where name = 'relay' and epoch = $1";
    private static final String NEXT =
            """
            select seq, id, topic, record_key, type, source, occurred_at, brand, drill, plan_version, traceparent, payload
              from outbox order by seq limit $1
            """;
    private static final String MARK =
            """
            with fence as (select 1 from outbox_lease where name = 'relay' and epoch = $1 for share)
            delete from outbox where seq = any($2) and exists (select 1 from fence)
            """;

    private final SqlConnection connection;
    private volatile boolean lost;

    private Unsent(SqlConnection connection) {
        this.connection = connection;
    }

    /** A row of the outbox as the record to send. */
    record Line(long seq, ProducerRecord<String, byte[]> record, Instant occurredAt) {}

    /**
     * @param wake called when rows were committed, and when the connection is lost
     */
    static Unsent open(Pool pool, Runnable wake) {
        Unsent unsent = new Unsent(connect(pool));
        PgConnection driver = PgConnection.cast(unsent.connection.getDelegate());
        driver.notificationHandler(notification -> wake.run());
        unsent.connection.closeHandler(() -> {
            unsent.lost = true;
            wake.run();
        });
        return unsent;
    }

    boolean lost() {
        return lost;
    }

    /** From here on committed rows are announced. */
    void listen() {
        answer(connection.query("listen outbox").execute());
    }

    /** The epoch of a new lease, or empty while another holds one. */
    OptionalLong take(String holder, Duration lease) {
        RowSet<Row> taken = run(TAKE, Tuple.of(holder, seconds(lease)));
        return taken.rowCount() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(taken.iterator().next().getLong(0));
    }

    /** False when another has taken over. */
    boolean renew(long epoch, Duration lease) {
        return run(RENEW, Tuple.of(epoch, seconds(lease))).rowCount() == 1;
    }

    /** Lets another take over at once. */
    void release(long epoch) {
        run(RELEASE, Tuple.of(epoch));
    }

    /** The oldest rows, whatever their transactions' order of commit was. */
    List<Line> next(int limit) {
        List<Line> lines = new ArrayList<>();
        for (Row row : run(NEXT, Tuple.of(limit))) {
            lines.add(line(row));
        }
        return lines;
    }

    /** Takes sent rows out of the outbox; false, and nothing is taken out, when another has taken over. */
    boolean mark(long epoch, List<Long> seqs) {
        return run(MARK, Tuple.of(epoch, seqs.toArray(Long[]::new))).rowCount() == seqs.size();
    }

    /** Hands the connection back to the pool, silent again. One that no longer answers is kept from others. */
    @Override
    public void close() {
        PgConnection.cast(connection.getDelegate()).notificationHandler(null);
        connection.closeHandler(() -> {});
        if (!lost) {
            answer(connection.query("unlisten *").execute());
            answer(connection.close());
        }
    }

    private static SqlConnection connect(Pool pool) {
        CompletableFuture<SqlConnection> connecting = pool.getConnection().subscribeAsCompletionStage();
        try {
            return connecting.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            connecting.thenAccept(SqlConnection::closeAndForget);
            throw new IllegalStateException("no connection within " + ANSWER, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private RowSet<Row> run(String sql, Tuple parameters) {
        return answer(connection.preparedQuery(sql).execute(parameters));
    }

    private static <T> T answer(Uni<T> asked) {
        return asked.await().atMost(ANSWER);
    }

    private static double seconds(Duration lease) {
        return lease.toMillis() / 1000.0;
    }

    private static Line line(Row row) {
        Envelope envelope = new Envelope(
                row.getUUID("id").toString(),
                row.getString("type"),
                row.getString("source"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("brand"),
                row.getString("drill"),
                row.getInteger("plan_version"));
        Headers headers = EventCodec.headers(envelope);
        EventCodec.put(headers, EventCodec.TRACE_PARENT, row.getString("traceparent"));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                row.getString("topic"),
                null,
                row.getString("record_key"),
                row.getBuffer("payload").getBytes(),
                headers);
        return new Line(row.getLong("seq"), record, envelope.time());
    }
}
