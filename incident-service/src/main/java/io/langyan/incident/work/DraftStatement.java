package io.langyan.incident.work;

import io.langyan.incident.Actor;
import io.langyan.incident.incident.Handling;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.Wording;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Drafts a public word. */
@ApplicationScoped
class DraftStatement {

    private final Handling handling;

    DraftStatement(Handling handling) {
        this.handling = handling;
    }

    @WithTransaction
    Uni<Ruling<Incident>> of(UUID incident, UUID id, Wording.Kind kind, String text, Actor actor) {
        return handling.of(
                incident,
                actor,
                (file, plan, moment) ->
                        file.whileOpen(open -> Ruling.granted(open.draft(Wording.of(id, kind, text, moment), moment))));
    }
}
