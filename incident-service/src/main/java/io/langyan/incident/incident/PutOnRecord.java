package io.langyan.incident.incident;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.incident.page.Pages;
import io.langyan.incident.timeline.Note;
import io.langyan.incident.timeline.Timelines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** What was decided becomes fact, in the caller's transaction: the incident, its timeline, its pages, its events. */
@ApplicationScoped
public class PutOnRecord {

    private final Incidents incidents;
    private final Timelines timelines;
    private final Pages pages;
    private final Outbox outbox;

    PutOnRecord(Incidents incidents, Timelines timelines, Pages pages, Outbox outbox) {
        this.incidents = incidents;
        this.timelines = timelines;
        this.pages = pages;
        this.outbox = outbox;
    }

    /** The first decision on an incident: that there is one. */
    public Uni<Incident> opening(Taken taken) {
        return incidents.add(taken.incident()).chain(() -> told(taken));
    }

    public Uni<Incident> of(Taken taken) {
        return incidents.save(taken.incident()).chain(() -> told(taken));
    }

    private Uni<Incident> told(Taken taken) {
        Incident incident = taken.incident();
        Scope scope = incident.dossier().scope();
        return timelines
                .append(scope, incident.id(), notes(taken), taken.moment().at())
                .chain(() -> pages.requested(scope, pagesOf(taken)))
                .chain(() -> outbox.addAll(scope, incident.id().toString(), taken.events()))
                .replaceWith(incident);
    }

    private static List<Note> notes(Taken taken) {
        return Stream.concat(
                        taken.notes().stream(),
                        taken.events().stream()
                                .map(event -> Note.of(
                                        event, Note.INCIDENT, taken.moment().by())))
                .toList();
    }

    private static List<PageRequested> pagesOf(Taken taken) {
        return taken.events().stream()
                .filter(PageRequested.class::isInstance)
                .map(PageRequested.class::cast)
                .toList();
    }
}
