package io.langyan.monitoring.mention;

import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The ledger (台账). A batch is one transaction of a few bulk statements; a batch delivered twice changes nothing the second time and has the
 * same outcome.
 */
@ApplicationScoped
class Ledger {

    private final Pool pool;
    private final MentionKeys keys;
    private final MentionRows rows;
    private final BrandRows brands;
    private final Counts counts;

    Ledger(Pool pool, MentionKeys keys, MentionRows rows, BrandRows brands, Counts counts) {
        this.pool = pool;
        this.keys = keys;
        this.rows = rows;
        this.brands = brands;
        this.counts = counts;
    }

    /** What is to be told about a batch. */
    record Outcome(List<Concern> concerns, List<HitGroups.Ringing> ringing) {}

    Uni<Outcome> enter(List<Heard> heard, WatchList watch) {
        return pool.withTransaction(connection -> keys.enter(connection, heard, watch)
                .call(entries -> rows.add(
                        connection, entries.stream().filter(Entry::inserted).toList()))
                .chain(entries -> brands.concerns(connection, entries, watch)
                        .call(concerns -> remember(connection, concerns))
                        .chain(concerns -> counts.add(connection, entries, concerns))));
    }

    private Uni<Void> remember(SqlConnection connection, List<Concern> concerns) {
        List<Concern> added = concerns.stream().filter(Concern::added).toList();
        List<Concern> known =
                added.stream().filter(one -> !one.entry().inserted()).toList();
        return brands.add(connection, added).chain(() -> keys.addBrands(connection, known));
    }
}
