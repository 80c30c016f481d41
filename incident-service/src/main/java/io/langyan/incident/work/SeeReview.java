package io.langyan.incident.work;

import io.langyan.events.v1.ReviewEvent;
import io.langyan.incident.incident.ClosedIncident;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.Incidents;
import io.langyan.incident.incident.Moment;
import io.langyan.incident.incident.PutOnRecord;
import io.langyan.incident.incident.Taken;
import io.langyan.incident.timeline.Note;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** The review of an incident moved; once signed, its clock is met. */
@ApplicationScoped
public class SeeReview {

    private final Incidents incidents;
    private final PutOnRecord record;
    private final InstantSource time;

    SeeReview(Incidents incidents, PutOnRecord record, InstantSource time) {
        this.incidents = incidents;
        this.record = record;
        this.time = time;
    }

    /** Called inside the intake's transaction. */
    public Uni<Void> on(ReviewEvent review) {
        return incidents
                .held(review.incidentId())
                .chain(found -> found.isPresent()
                        ? record.of(seen(found.get(), review)).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Taken seen(Incident incident, ReviewEvent review) {
        var moment = Moment.bySuite(time.instant());
        if (review instanceof ReviewEvent.ReviewSigned signed && incident instanceof ClosedIncident closed) {
            return closed.reviewed(Note.of(review, Note.REVIEW, signed.by()), moment);
        }
        return incident.note(Note.of(review, Note.REVIEW, Note.REVIEW), moment);
    }
}
