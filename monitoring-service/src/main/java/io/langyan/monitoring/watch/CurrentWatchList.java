package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.text.Lookalikes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/**
 * The watch list in force. A change is compiled aside, off the event loop, and swapped in whole, so matching never pauses. Every replica notices changes: by
 * notification at once ({@link WatchNews}), by comparing stamps every few seconds should a notification be lost.
 */
@ApplicationScoped
public class CurrentWatchList {

    private static final String STAMP = "select stamp from watch_stamp";

    private final Pool pool;
    private final PlanReplica plans;
    private final WatchRules rules;
    private final BrandLookalikes lookalikes;
    private final Turns<WatchList> turns = new Turns<>(this::look);
    private volatile WatchList current;
    private volatile boolean stopped;

    CurrentWatchList(Pool pool, PlanReplica plans, WatchRules rules, BrandLookalikes lookalikes) {
        this.pool = pool;
        this.plans = plans;
        this.rules = rules;
        this.lookalikes = lookalikes;
    }

    /** What was read of one moment. */
    private record Loaded(
            long stamp,
            List<PlanReplica.Version> plans,
            List<WatchList.Rule> rules,
            Map<String, Lookalikes> lookalikes) {

        WatchList compiled() {
            return new WatchList(stamp, plans, rules, lookalikes);
        }
    }

    /** What is listened for now; loads it when nothing was loaded yet. */
    public Uni<WatchList> get() {
        WatchList loaded = current;
        return loaded == null ? refresh() : Uni.createFrom().item(loaded);
    }

    /** Compares stamps and compiles anew when something changed before this was called. */
    public Uni<WatchList> refresh() {
        Context caller = Vertx.currentContext();
        return caller == null ? turns.next() : turns.next().emitOn(task -> caller.runOnContext(nothing -> task.run()));
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> compareStamps() {
        return stopped ? Uni.createFrom().voidItem() : refresh().replaceWithVoid();
    }

    private Uni<WatchList> look() {
        return pool.withTransaction(connection -> connection
                        .query(STAMP)
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))
                        .chain(stamp -> isCurrent(stamp) ? Uni.createFrom().nullItem() : load(connection, stamp)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(this::swapped);
    }

    private boolean isCurrent(long stamp) {
        return current != null && current.stamp() >= stamp;
    }

    private Uni<Loaded> load(SqlConnection connection, long stamp) {
        return plans.all(connection).chain(all -> rules.all(connection)
                .chain(own -> lookalikes.all(connection).map(ways -> new Loaded(stamp, all, own, ways))));
    }

    /** Only one turn runs at a time, so nothing newer can be overwritten. */
    private WatchList swapped(Loaded loaded) {
        if (loaded != null) {
            current = loaded.compiled();
        }
        return current;
    }
}
