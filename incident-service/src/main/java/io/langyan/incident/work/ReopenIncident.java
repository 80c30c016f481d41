package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.ClosedIncident;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens a closed incident again, with a reason. */
@ApplicationScoped
class ReopenIncident {

    private final Handling handling;

    ReopenIncident(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> of(UUID incident, String reason, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file instanceof ClosedIncident closed
                        ? closed.reopen(reason, plan, moment)
                        : Ruling.refused(new Refusal.IncidentIsOpen()));
    }
}
