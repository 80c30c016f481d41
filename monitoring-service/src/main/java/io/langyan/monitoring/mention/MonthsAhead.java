package io.langyan.monitoring.mention;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the partitions of the coming months while the service runs; at start the migration does. */
@ApplicationScoped
class MonthsAhead {

    private static final String MAKE =
            "call make_month((date_trunc('month', now() at time zone 'UTC') + interval '%d months')::date)";
    private static final int AHEAD = 2;

    private final Pool pool;

    MonthsAhead(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> make() {
        Uni<Void> made = Uni.createFrom().voidItem();
        for (int month = 0; month <= AHEAD; month++) {
            String sql = MAKE.formatted(month);
            made = made.chain(() -> pool.query(sql).execute().replaceWithVoid());
        }
        return made;
    }
}
