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

    public Uni<Incident> of(Taken taken) {
        Scope scope = taken.incident().dossier().scope();
        return incidents
                .save(taken.incident())
                .chain(() -> timelines.append(
                        scope,
                        taken.incident().id(),
                        notes(taken),
                        taken.moment().at()))
                .chain(() -> pages.requested(scope, pagesOf(taken)))
                .chain(() -> outbox.addAll(scope, taken.incident().id().toString(), taken.events()))
                .replaceWith(taken.incident());
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
