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
    private final KnownMentions known;
    private final WriteMentions mentions;
    private final BrandConcerns brands;
    private final Counts counts;

    Ledger(Pool pool, KnownMentions known, WriteMentions mentions, BrandConcerns brands, Counts counts) {
        this.pool = pool;
        this.known = known;
        this.mentions = mentions;
        this.brands = brands;
        this.counts = counts;
    }

    /** What is to be told about a batch. */
    record Outcome(List<Concern> concerns, List<HitGroups.Ringing> ringing) {}

    Uni<Outcome> enter(List<Heard> heard, WatchList watch) {
        return pool.withTransaction(connection -> enter(connection, heard, watch));
    }

    /** Does all of it and takes it back: whether the ledger would take a batch. */
    Uni<Void> rehearse(List<Heard> heard, WatchList watch) {
        return pool.withTransaction(connection -> enter(connection, heard, watch)
                        .<Void>chain(done -> Uni.createFrom().failure(new Rehearsal.Over())))
                .onFailure(Rehearsal.Over.class)
                .recoverWithNull();
    }

    private Uni<Outcome> enter(SqlConnection connection, List<Heard> heard, WatchList watch) {
        return known.enter(connection, heard, watch)
                .call(entries -> mentions.enter(connection, entries))
                .chain(entries -> counts.enter(connection, entries)
                        .chain(added -> brands.enter(connection, entries, watch)
                                .chain(concerns -> counts.sum(connection, entries, concerns, added))));
    }
}
