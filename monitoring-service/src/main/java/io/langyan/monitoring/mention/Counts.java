package io.langyan.monitoring.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * All that is counted about a batch: samples and newest figures, which no other batch touches, and what all batches share: tallies, sources, rings.
 * The shared rows stay locked until the batch is committed, so they come last.
 */
@ApplicationScoped
class Counts {

    private final Samples samples;
    private final Latest latest;
    private final Tallies tallies;
    private final SourcesSeen sources;
    private final HitGroups hits;

    Counts(Samples samples, Latest latest, Tallies tallies, SourcesSeen sources, HitGroups hits) {
        this.samples = samples;
        this.latest = latest;
        this.tallies = tallies;
        this.sources = sources;
        this.hits = hits;
    }

    /** Enters the figures; answers which samples are new. */
    Uni<Set<Samples.SampleKey>> enter(SqlConnection connection, List<Entry> entries) {
        return samples.add(connection, entries).call(added -> latest.renew(connection, entries, added));
    }

    Uni<Ledger.Outcome> sum(
            SqlConnection connection, List<Entry> entries, List<Concern> concerns, Set<Samples.SampleKey> added) {
        return tallies.add(connection, entries, concerns, added)
                .chain(() -> sources.note(connection, entries, concerns))
                .chain(() -> hits.ringing(connection, concerns))
                .map(ringing -> new Ledger.Outcome(concerns, ringing));
    }
}
