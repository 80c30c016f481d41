package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.FactSheet;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Signs what is true and what is not. */
@ApplicationScoped
class SignFactSheet {

    private final Handling handling;

    SignFactSheet(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> of(UUID incident, List<FactSheet.Claim> claims, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file.whileOpen(open -> Ruling.granted(open.signFactSheet(claims, moment))));
    }
}
