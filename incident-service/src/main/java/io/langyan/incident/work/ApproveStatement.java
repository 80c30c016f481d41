package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Consents to a statement, to these words and no others. */
@ApplicationScoped
class ApproveStatement {

    private final Handling handling;

    ApproveStatement(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> of(UUID incident, UUID statement, String as, String textHash, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file.whileOpen(open -> open.approve(
                        statement, as, textHash, plan.response().approvals().chain(), moment)));
    }
}
