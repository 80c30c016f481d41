package io.langyan.notification.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.notification.escalation.ClosePages;
import io.langyan.notification.escalation.Incidents;
import io.langyan.notification.escalation.StartPage;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.push.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What incidents ask for: pages, and that they end. */
@ApplicationScoped
class IncidentsIntake {

    private final Intake intake;
    private final StartPage start;
    private final ClosePages close;
    private final Incidents incidents;
    private final Sender sender;

    IncidentsIntake(Intake intake, StartPage start, ClosePages close, Incidents incidents, Sender sender) {
        this.intake = intake;
        this.start = start;
        this.close = close;
        this.incidents = incidents;
        this.sender = sender;
    }

    @Incoming("incidents")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.together("notification.incidents", batch, IncidentEvent.class, this::all)
                .invoke(sender::wake);
    }

    /** What is asked for in a row is opened together; only what closes pages must find those that were asked for before it. */
    private Uni<Void> all(List<Received<IncidentEvent>> some) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        List<PageRequest> asked = new ArrayList<>();
        for (Received<IncidentEvent> received : some) {
            if (received.event() instanceof PageRequested request) {
                asked.add(page(received, request));
            } else {
                if (closes(received.event()) && !asked.isEmpty()) {
                    List<PageRequest> before = List.copyOf(asked);
                    chain = chain.chain(() -> start.all(before));
                    asked.clear();
                }
                chain = chain.chain(() -> one(received.event()));
            }
        }
        return asked.isEmpty() ? chain : chain.chain(() -> start.all(asked));
    }

    private static boolean closes(IncidentEvent event) {
        return event instanceof IncidentLevelChanged
                || event instanceof IncidentClosed
                || event instanceof ClockChanged changed && ClosePages.endsPages(changed.clock());
    }

    private Uni<Void> one(IncidentEvent event) {
        if (event instanceof IncidentOpened opened) {
            return incidents.note(opened.incidentId(), opened.crisisId(), true);
        }
        if (event instanceof IncidentLevelChanged changed) {
            return close.beforeLevelChange(changed.incidentId(), changed.at());
        }
        if (event instanceof ClockChanged changed) {
            return close.ofClock(changed.incidentId(), changed.clock(), changed.at());
        }
        if (event instanceof IncidentReopened reopened) {
            return incidents.note(reopened.incidentId(), null, true);
        }
        if (event instanceof IncidentClosed closed) {
            return incidents
                    .note(closed.incidentId(), closed.crisisId(), false)
                    .chain(() -> close.ofIncident(closed.incidentId()));
        }
        return Uni.createFrom().voidItem();
    }

    private static PageRequest page(Received<?> received, PageRequested asked) {
        return new PageRequest(
                asked.pageId(),
                received.scope(),
                asked.incidentId(),
                asked.crisisId(),
                null,
                asked.level(),
                asked.roles(),
                asked.policy(),
                asked.why(),
                asked.title(),
                asked.facts() == null ? Map.of() : asked.facts(),
                false,
                asked.at());
    }
}
