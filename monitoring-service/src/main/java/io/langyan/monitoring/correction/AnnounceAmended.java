package io.langyan.monitoring.correction;

import io.langyan.monitoring.topics.TopicWriter;
import io.langyan.monitoring.topics.TopicWriter.Outgoing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tells new revisions on {@code mentions}. The transaction that amends a mention also leaves a row that it is due; the row leaves when Kafka has the
 * record. Killed in between, it is told again under the same id. Replicas pass over each other's rows.
 */
@ApplicationScoped
public class AnnounceAmended {

    private static final int AT_ONCE = 500;
    private static final String CLAIM =
            """
            select mention_id, brand from amendment_due order by mention_id, brand limit $1 for update skip locked
            """;
    private static final String DONE =
            """
            delete from amendment_due d using unnest($1::uuid[], $2::text[]) as told(mention_id, brand)
             where d.mention_id = told.mention_id and d.brand = told.brand
            """;

    private final Pool pool;
    private final TopicWriter topics;
    private volatile boolean stopped;

    AnnounceAmended(Pool pool, TopicWriter topics) {
        this.pool = pool;
        this.topics = topics;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> due() {
        return stopped ? Uni.createFrom().voidItem() : rounds();
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private Uni<Void> rounds() {
        return round(topics::write)
                .chain(told -> told == AT_ONCE && !stopped
                        ? rounds()
                        : Uni.createFrom().voidItem());
    }

    /** @return how many were due */
    Uni<Integer> round(Function<List<Outgoing>, Uni<Void>> write) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(AT_ONCE))
                .chain(claimed -> claimed.size() == 0
                        ? Uni.createFrom().item(0)
                        : tell(connection, claimed, write).replaceWith(claimed.size())));
    }

    private static Uni<Void> tell(
            SqlConnection connection, RowSet<Row> claimed, Function<List<Outgoing>, Uni<Void>> write) {
        UUID[] mentions = rows(claimed).map(row -> row.getUUID(0)).toArray(UUID[]::new);
        String[] brands = rows(claimed).map(row -> row.getString(1)).toArray(String[]::new);
        return AmendedRecord.of(connection, mentions, brands)
                .chain(write::apply)
                .chain(() -> connection.preparedQuery(DONE).execute(Tuple.of(mentions, brands)))
                .replaceWithVoid();
    }

    private static Stream<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
