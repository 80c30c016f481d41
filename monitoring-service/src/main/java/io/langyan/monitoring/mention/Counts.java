package io.langyan.monitoring.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All that is counted about a batch: samples, newest figures, tallies, sources, rings. */
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

    Uni<Ledger.Outcome> add(SqlConnection connection, List<Entry> entries, List<Concern> concerns) {
        return samples.add(connection, entries)
                .call(added -> latest.renew(connection, entries, added))
                .chain(added -> tallies.add(connection, entries, concerns, added))
                .chain(() -> sources.note(connection, entries, concerns))
                .chain(() -> hits.ringing(connection, concerns))
                .map(ringing -> new Ledger.Outcome(concerns, ringing));
    }
}
