package io.langyan.monitoring.watch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * The watch list in force. A change is compiled aside and swapped in whole, so matching never pauses. Every replica notices changes: by
 * notification at once ({@link WatchNews}), by comparing stamps every few seconds should a notification be lost.
 */
@ApplicationScoped
public class CurrentWatchList {

    private static final String STAMP = "select stamp from watch_stamp";

    private final Pool pool;
    private final PlanReplica plans;
    private final WatchRules rules;
    private volatile WatchList current;
    private volatile boolean stopped;

    CurrentWatchList(Pool pool, PlanReplica plans, WatchRules rules) {
        this.pool = pool;
        this.plans = plans;
        this.rules = rules;
    }

    /** What is listened for now; loads it when nothing was loaded yet. */
    public Uni<WatchList> get() {
        WatchList loaded = current;
        return loaded == null ? refresh() : Uni.createFrom().item(loaded);
    }

    /** Compares stamps and compiles anew when something changed. */
    public Uni<WatchList> refresh() {
        return pool.withTransaction(connection -> connection
                        .query(STAMP)
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))
                        .chain(stamp -> isCurrent(stamp) ? Uni.createFrom().item(current) : load(connection, stamp)))
                .invoke(this::swap);
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> compareStamps() {
        return stopped ? Uni.createFrom().voidItem() : refresh().replaceWithVoid();
    }

    private boolean isCurrent(long stamp) {
        return current != null && current.stamp() >= stamp;
    }

    private Uni<WatchList> load(SqlConnection connection, long stamp) {
        return plans.all(connection).chain(all -> rules.all(connection).map(own -> new WatchList(stamp, all, own)));
    }

    private synchronized void swap(WatchList loaded) {
        if (current == null || loaded.stamp() > current.stamp()) {
            current = loaded;
        }
    }
}
