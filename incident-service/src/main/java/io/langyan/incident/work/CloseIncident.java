package io.langyan.incident.work;

import io.langyan.events.v1.calendar.Calendars;
import io.langyan.incident.Actor;
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
    private final Calendars calendars;

    CloseIncident(Handling handling, Calendars calendars) {
        this.handling = handling;
        this.calendars = calendars;
    }

    @WithTransaction
    Uni<Ruling<Incident>> with(UUID incident, Closing closing, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file.whileOpen(
                        open -> open.close(closing.by(moment), plan, calendars.named(plan.calendar()), moment)));
    }
}
