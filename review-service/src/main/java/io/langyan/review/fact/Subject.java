package io.langyan.review.fact;

import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.PushEvent.PageOpened;
import java.util.UUID;

/** What an event is about; any part may be null. */
record Subject(UUID incident, UUID crisis, UUID page) {

    static Subject of(Event event) {
        if (event instanceof CrisisEvent crisis) {
            return new Subject(null, crisis.crisisId(), null);
        }
        if (event instanceof PageOpened page) {
            return new Subject(page.incidentId(), page.crisisId(), page.pageId());
        }
        if (event instanceof PushEvent push) {
            return new Subject(push.incidentId(), null, push.pageId());
        }
        return event instanceof IncidentEvent incident
                ? new Subject(incident.incidentId(), crisisOf(incident), null)
                : new Subject(null, null, null);
    }

    static UUID crisisOf(IncidentEvent event) {
        if (event instanceof IncidentOpened opened) {
            return opened.crisisId();
        }
        if (event instanceof PageRequested page) {
            return page.crisisId();
        }
        return event instanceof IncidentClosed closed ? closed.crisisId() : null;
    }
}
