package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Goes on without checked facts, with a reason. */
@ApplicationScoped
class WaiveFactSheet {

    private final Handling handling;

    WaiveFactSheet(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> of(UUID incident, String reason, Actor actor) {
        return handling.of(
                incident, actor, (file, plan, moment) -> file.whileOpen(open -> open.waiveFactSheet(reason, moment)));
    }
}
