package io.langyan.monitoring.evidence;

import io.langyan.monitoring.MonitoringConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Retention: after its time the content of evidence leaves, unless it is held. Hashes and the chain of custody stay and say that it left by rule.
 */
@ApplicationScoped
class ExpireEvidence {

    private static final String OLD =
            """
            select id from evidence where expired_at is null and hold_by is null and captured_at < $1
             order by id limit $2 for update skip locked
            """;
    private static final int AT_ONCE = 50;
    private static final String EMPTY = "update evidence set record = null, expired_at = $2 where id = $1";
    private static final String DROP = "delete from evidence_chunk where evidence_id = $1";
    private static final String RETENTION = "retention";

    private final Pool pool;
    private final Custody custody;
    private final Duration keep;
    private volatile boolean stopped;

    ExpireEvidence(Pool pool, Custody custody, MonitoringConfig config) {
        this.pool = pool;
        this.custody = custody;
        this.keep = config.evidence().keep();
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped ? Uni.createFrom().voidItem() : at(Instant.now());
    }

    /** All that is old, some in a transaction. */
    Uni<Void> at(Instant now) {
        return Multi.createBy()
                .repeating()
                .uni(() -> some(now))
                .whilst(expired -> expired == AT_ONCE && !stopped)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> some(Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(OLD)
                .execute(Tuple.of(now.minus(keep).atOffset(ZoneOffset.UTC), AT_ONCE))
                .call(old -> {
                    Uni<Void> chain = Uni.createFrom().voidItem();
                    for (var row : old) {
                        chain = chain.chain(() -> expire(connection, row.getUUID("id"), now));
                    }
                    return chain;
                })
                .map(RowSet::size));
    }

    private Uni<Void> expire(SqlConnection connection, UUID id, Instant now) {
        return connection
                .preparedQuery(EMPTY)
                .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(DROP).execute(Tuple.of(id)))
                .chain(() -> custody.append(
                        connection,
                        id,
                        new CustodyEntry.Act(RETENTION, CustodyEntry.EXPIRED, CustodyEntry.NOTHING),
                        now))
                .replaceWithVoid();
    }
}
