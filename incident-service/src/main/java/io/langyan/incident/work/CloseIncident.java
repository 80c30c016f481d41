package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.clock.WorkingDays;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Closes an incident when the criteria of its plan hold. */
@ApplicationScoped
class CloseIncident {

    private final Handling handling;

    CloseIncident(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> with(UUID incident, Closing closing, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file.whileOpen(
                        open -> open.close(closing.by(moment), plan, WorkingDays.of(plan.calendar()), moment)));
    }
}
