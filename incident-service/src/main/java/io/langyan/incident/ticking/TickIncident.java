package io.langyan.incident.ticking;

import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.Incidents;
import io.langyan.incident.incident.Moment;
import io.langyan.incident.incident.PutOnRecord;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Tells one incident what time it is. */
@ApplicationScoped
class TickIncident {

    private final Incidents incidents;
    private final PutOnRecord record;
    private final InstantSource time;

    TickIncident(Incidents incidents, PutOnRecord record, InstantSource time) {
        this.incidents = incidents;
        this.record = record;
        this.time = time;
    }

    @WithTransaction
    Uni<Void> at(UUID id) {
        return incidents
                .held(id)
                .map(Optional::orElseThrow)
                .map((Incident incident) -> incident.tick(Moment.bySuite(time.instant())))
                .chain(record::of)
                .replaceWithVoid();
    }
}
