package io.langyan.incident.opening;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import io.langyan.events.v1.CrisisEvent.CrisisFalseAlarm;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.CrisisEvent.CrisisQuiet;
import io.langyan.events.v1.CrisisEvent.CrisisRegrouped;
import io.langyan.events.v1.CrisisEvent.CrisisStirred;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.IncidentLinks;
import io.langyan.incident.incident.Incidents;
import io.langyan.incident.incident.Moment;
import io.langyan.incident.incident.PutOnRecord;
import io.langyan.incident.incident.Stories;
import io.langyan.incident.incident.Taken;
import io.langyan.incident.timeline.Note;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Whatever else grading says of a story that has an incident. */
@ApplicationScoped
public class FollowStory {

    private final Incidents incidents;
    private final Stories stories;
    private final IncidentLinks links;
    private final PutOnRecord record;
    private final InstantSource time;

    FollowStory(Incidents incidents, Stories stories, IncidentLinks links, PutOnRecord record, InstantSource time) {
        this.incidents = incidents;
        this.stories = stories;
        this.links = links;
        this.record = record;
        this.time = time;
    }

    /** Figures change many times a minute: they are shown, not decided upon, and leave no trace on the timeline. */
    public Uni<Void> graded(List<Received<CrisisGraded>> crises) {
        return stories.graded(crises);
    }

    public Uni<Void> quiet(CrisisQuiet crisis) {
        var note = Note.of(crisis, Note.GRADING, Note.GRADING);
        return decide(crisis, incident -> incident.quiet(crisis.quietSince(), note, now()));
    }

    /** What was quiet is so no longer: it cannot be closed for its quiet. */
    public Uni<Void> stirred(CrisisStirred crisis) {
        var note = Note.of(crisis, Note.GRADING, Note.GRADING);
        return decide(crisis, incident -> incident.quiet(null, note, now()));
    }

    public Uni<Void> falseAlarm(CrisisFalseAlarm crisis) {
        return note(crisis, crisis.by());
    }

    /** Links its incident with that of the story that took it up, as soon as both have one. */
    public Uni<Void> absorbed(Received<CrisisAbsorbed> told) {
        return links.absorbed(told).chain(() -> note(told.event(), told.event().by()));
    }

    public Uni<Void> regrouped(CrisisRegrouped crisis) {
        return note(crisis, crisis.by());
    }

    private Uni<Void> note(CrisisEvent crisis, String by) {
        var note = Note.of(crisis, Note.GRADING, by == null ? Note.GRADING : by);
        return decide(crisis, incident -> incident.note(note, now()));
    }

    private Uni<Void> decide(CrisisEvent crisis, Function<Incident, Taken> decision) {
        return incidents
                .heldOfCrisis(crisis.crisisId())
                .chain(found -> found.isPresent()
                        ? record.of(decision.apply(found.get())).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Moment now() {
        return Moment.bySuite(time.instant());
    }
}
