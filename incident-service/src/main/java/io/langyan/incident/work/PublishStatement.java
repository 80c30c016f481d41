package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Records that a statement is out, and where. */
@ApplicationScoped
class PublishStatement {

    private final Handling handling;

    PublishStatement(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> at(UUID incident, UUID statement, List<String> urls, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) -> file.whileOpen(open -> open.publish(
                        statement, urls, plan.response().approvals().chain(), moment)));
    }
}
