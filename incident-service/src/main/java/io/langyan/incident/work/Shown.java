package io.langyan.incident.work;

import io.langyan.events.rest.Problem;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.IncidentView;
import io.langyan.incident.incident.IncidentViews;
import io.langyan.incident.ruling.Problems;
import io.langyan.incident.ruling.Ruling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** How work answers: with the incident as it stands afterwards. */
@ApplicationScoped
class Shown {

    private final IncidentViews views;

    Shown(IncidentViews views) {
        this.views = views;
    }

    /** Fails with a {@link Problem} when it was refused. */
    Uni<IncidentView> after(Ruling<Incident> ruling) {
        return views.of(Problems.granted(ruling).id()).map(Optional::orElseThrow);
    }
}
