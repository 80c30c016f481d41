package io.langyan.incident.incident;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.events.v1.IncidentEvent.IncidentLevelChanged;
import io.langyan.events.v1.IncidentEvent.StatementPublished;
import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.clock.ClockState;
import io.langyan.incident.clock.ClockState.Open;
import io.langyan.incident.clock.ClockState.Paused;
import io.langyan.incident.clock.ClockState.Ticking;
import io.langyan.incident.clock.Clocks;
import io.langyan.incident.people.Person;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.langyan.incident.timeline.Note;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** An incident being handled. */
public record OpenIncident(Dossier dossier) implements Incident {

    /** Clocks that only a person can see being met; the others are met by what is done here. */
    private static final Set<String> BY_HAND = Set.of(Clocks.MEETING);

    @Override
    public OpenIncident with(Clocks clocks) {
        return new OpenIncident(dossier.with(clocks));
    }

    @Override
    public Ruling<Taken> whileOpen(Function<OpenIncident, Ruling<Taken>> step) {
        return step.apply(this);
    }

    /** Up: the squad and clocks of the new level, and a page. Down: recorded, nothing is taken away. */
    @Override
    public Taken follow(LevelChanged change, Plan plan, List<Person> people, Moment moment) {
        Note note = Note.of(change, Note.GRADING, change.by() == null ? Note.GRADING : change.by());
        if (!change.to().isCrisis() || change.to() == dossier.level()) {
            return note(note, moment);
        }
        return change.to().compareTo(dossier.level()) > 0
                ? raised(change, plan, people, moment).noting(note)
                : lowered(change, moment).noting(note);
    }

    private Taken raised(LevelChanged change, Plan plan, List<Person> people, Moment moment) {
        var squad = Incident.squadFor(plan, change.to(), dossier.type(), dossier.brand(), people);
        var clocks = dossier.clocks().raised(plan, change.to(), moment.at());
        var after = new OpenIncident(dossier.at(change.to(), squad).quiet(null).with(clocks));
        return Taken.of(after, moment)
                .telling(levelChanged(after, moment))
                .telling(after.clocksChanged("level-changed", moment))
                .telling(PageRequests.ofSquad(after.dossier, "level-changed", Opening.facts(change), moment.at()));
    }

    private Taken lowered(LevelChanged change, Moment moment) {
        var after = new OpenIncident(dossier.at(change.to(), dossier.squad()));
        return Taken.of(after, moment).telling(levelChanged(after, moment));
    }

    private IncidentLevelChanged levelChanged(OpenIncident after, Moment moment) {
        return new IncidentLevelChanged(
                id(),
                dossier.brand(),
                dossier.level(),
                after.dossier.level(),
                after.dossier.squad().name(),
                after.dossier.squad().seats(),
                moment.at());
    }

    @Override
    public Taken quiet(Instant since, Note note, Moment moment) {
        return Taken.of(new OpenIncident(dossier.quiet(since)), moment).noting(note);
    }

    /** A person says that a clock is met, such as the meeting held. */
    public Ruling<Taken> meet(String clock, String reason, Moment moment) {
        return clock(clock, Open.class, "met")
                .then(state -> BY_HAND.contains(clock)
                        ? Ruling.granted(dossier.clocks().met(clock, moment.at()))
                        : Ruling.refused(new Refusal.ClockNotByHand(clock)))
                .map(clocks -> clocksMoved(clocks, reason, moment));
    }

    public Ruling<Taken> pause(String clock, String reason, Moment moment) {
        return reason == null || reason.isBlank()
                ? Ruling.refused(new Refusal.ReasonMissing("pause"))
                : clock(clock, Ticking.class, "pause")
                        .map(state -> dossier.clocks().paused(clock, state, moment.at(), reason))
                        .map(clocks -> clocksMoved(clocks, reason, moment));
    }

    public Ruling<Taken> resume(String clock, String reason, Moment moment) {
        return clock(clock, Paused.class, "resume")
                .map(state -> dossier.clocks().resumed(clock, state, moment.at()))
                .map(clocks -> clocksMoved(clocks, reason, moment));
    }

    private <S extends ClockState> Ruling<S> clock(String clock, Class<S> wanted, String action) {
        ClockState state = dossier.clocks().states().get(clock);
        if (state == null) {
            return Ruling.refused(new Refusal.NoSuchClock(clock));
        }
        return wanted.isInstance(state)
                ? Ruling.granted(wanted.cast(state))
                : Ruling.refused(new Refusal.ClockDoesNot(clock, state.code(), action));
    }

    private Taken clocksMoved(Clocks clocks, String reason, Moment moment) {
        OpenIncident after = with(clocks);
        return Taken.of(after, moment).telling(after.clocksChanged(reason, moment));
    }

    /** The signer stands for the facts: the fact-check clock is met. */
    public Taken signFactSheet(List<FactSheet.Claim> claims, Moment moment) {
        var sheet = new FactSheet.Signed(claims, moment.by(), moment.at());
        var after = new OpenIncident(dossier.with(sheet).with(dossier.clocks().met(Clocks.FACT_CHECK, moment.at())));
        return Taken.of(after, moment)
                .noting(Note.by(moment.by(), "fact.sheet.signed", sheet))
                .telling(after.clocksChanged(null, moment));
    }

    /** Goes on without checked facts, for a reason that stays. */
    public Ruling<Taken> waiveFactSheet(String reason, Moment moment) {
        if (reason == null || reason.isBlank()) {
            return Ruling.refused(new Refusal.ReasonMissing("fact-sheet"));
        }
        var sheet = new FactSheet.Waived(reason, moment.by(), moment.at());
        var clocks = dossier.clocks().cancelled(Clocks.FACT_CHECK, moment.at(), reason);
        var after = new OpenIncident(dossier.with(sheet).with(clocks));
        return Ruling.granted(Taken.of(after, moment)
                .noting(Note.by(moment.by(), "fact.sheet.waived", sheet))
                .telling(after.clocksChanged(reason, moment)));
    }

    public Taken draft(Wording wording, Moment moment) {
        return Taken.of(with(Statement.Drafted.of(wording)), moment)
                .noting(Note.by(moment.by(), "statement.drafted", wording));
    }

    /** @param as pr, legal or head; @param chain the plan's order of consent */
    public Ruling<Taken> approve(UUID statement, String as, String textHash, List<String> chain, Moment moment) {
        return dossier.statements()
                .draft(statement, draft -> draft.approve(as, textHash, chain, moment))
                .map(approved -> Taken.of(with(approved), moment)
                        .noting(Note.by(
                                moment.by(),
                                "statement.approved",
                                Map.of("statementId", statement, "as", as, "textHash", textHash))));
    }

    public Ruling<Taken> publish(UUID statement, List<String> urls, List<String> chain, Moment moment) {
        return dossier.statements()
                .draft(statement, draft -> withFacts(draft).then(checked -> checked.publish(urls, chain, moment)))
                .map(published -> spoken(published, moment));
    }

    private Ruling<Statement.Drafted> withFacts(Statement.Drafted draft) {
        return draft.wording().kind() == Wording.Kind.STATEMENT
                        && !dossier.factSheet().settled()
                ? Ruling.refused(new Refusal.FactSheetMissing())
                : Ruling.granted(draft);
    }

    /** Any public word is a first word and keeps the rhythm of updates. */
    private Taken spoken(Statement.Published published, Moment moment) {
        var wording = published.wording();
        var clocks = dossier.clocks().met(Clocks.FIRST_WORD, moment.at()).updated(moment.at());
        var after = with(published)
                .with(wording.kind() == Wording.Kind.STATEMENT ? clocks.met(Clocks.STATEMENT, moment.at()) : clocks);
        return Taken.of(after, moment)
                .telling(new StatementPublished(
                        id(),
                        dossier.brand(),
                        wording.id(),
                        wording.kind().code(),
                        wording.textHash(),
                        published.urls(),
                        moment.at()))
                .telling(after.clocksChanged(null, moment));
    }

    private OpenIncident with(Statement statement) {
        return new OpenIncident(dossier.with(dossier.statements().with(statement)));
    }

    /** Closes when the plan's criteria hold; the review is due from now on. */
    public Ruling<Taken> close(Closure closure, Plan plan, WorkingCalendar days, Moment moment) {
        var missing = ClosingCriteria.missing(dossier, closure, plan.response().closing());
        if (!missing.isEmpty()) {
            return Ruling.refused(new Refusal.NotReadyToClose(missing));
        }
        var clocks = dossier.clocks().closed(plan, dossier.level(), days, moment.at());
        var closed = new ClosedIncident(dossier.with(clocks), closure);
        return Ruling.granted(Taken.of(closed, moment)
                .noting(Note.by(moment.by(), "closing.signed", closure))
                .telling(closed.clocksChanged("closed", moment))
                .telling(closedEvent(closed, moment)));
    }

    private static IncidentClosed closedEvent(ClosedIncident closed, Moment moment) {
        var dossier = closed.dossier();
        return new IncidentClosed(
                dossier.id(),
                dossier.origin().crisisId(),
                dossier.brand(),
                dossier.title(),
                dossier.level(),
                dossier.type(),
                dossier.clocks().readings(),
                closed.closure().cause(),
                moment.by(),
                dossier.origin().openedAt(),
                moment.at());
    }
}
