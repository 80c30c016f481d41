package io.langyan.incident.incident;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentReopened;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.clock.Clocks;
import io.langyan.incident.people.Person;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.langyan.incident.timeline.Note;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** An incident that was closed and signed; only its review is still awaited. */
public record ClosedIncident(Dossier dossier, Closure closure) implements Incident {

    @Override
    public ClosedIncident with(Clocks clocks) {
        return new ClosedIncident(dossier.with(clocks), closure);
    }

    @Override
    public Ruling<Taken> whileOpen(Function<OpenIncident, Ruling<Taken>> step) {
        return Ruling.refused(new Refusal.IncidentIsClosed());
    }

    /** A closed story that flares up calls the squad again; whether to reopen is for people to say. */
    @Override
    public Taken follow(LevelChanged change, Plan plan, List<Person> people, Moment moment) {
        Taken noted = note(Note.of(change, Note.GRADING, change.by() == null ? Note.GRADING : change.by()), moment);
        return change.to().isCrisis() && change.to().compareTo(change.from()) > 0
                ? noted.telling(
                        PageRequests.ofSquad(dossier, "flared-up-after-closing", Opening.facts(change), moment.at()))
                : noted;
    }

    @Override
    public Taken quiet(Instant since, Note note, Moment moment) {
        return note(note, moment);
    }

    /** The review was signed: the last clock is met. */
    public Taken reviewed(Note note, Moment moment) {
        ClosedIncident after = with(dossier.clocks().met(Clocks.REVIEW, moment.at()));
        return Taken.of(after, moment).noting(note).telling(after.clocksChanged(null, moment));
    }

    /** Opens again with everything it had, and calls the squad: who was sent home does not know. */
    public Ruling<Taken> reopen(String reason, Plan plan, Moment moment) {
        if (reason == null || reason.isBlank()) {
            return Ruling.refused(new Refusal.ReasonMissing("reopening"));
        }
        var clocks = dossier.clocks().reopened(plan, dossier.level(), moment.at());
        var after = new OpenIncident(dossier.quiet(null).with(clocks));
        return Ruling.granted(Taken.of(after, moment)
                .telling(new IncidentReopened(id(), dossier.brand(), moment.by(), reason, moment.at()))
                .telling(after.clocksChanged("reopened", moment))
                .telling(PageRequests.reopened(after.dossier(), reason, moment)));
    }
}
