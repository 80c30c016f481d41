package io.langyan.incident.incident;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.IncidentEvent.ClockChanged;
import io.langyan.events.v1.IncidentEvent.IncidentOpened;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.clock.ClockState.AtRisk;
import io.langyan.incident.clock.ClockState.Breached;
import io.langyan.incident.clock.Clocks;
import io.langyan.incident.people.Person;
import io.langyan.incident.ruling.Ruling;
import io.langyan.incident.squad.Squad;
import io.langyan.incident.timeline.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A crisis being handled (事件). It decides and answers with what was taken or why it was refused; it saves nothing. What may be
 * done to it depends on whether it is {@link OpenIncident open} or {@link ClosedIncident closed}.
 */
public sealed interface Incident permits OpenIncident, ClosedIncident {

    Dossier dossier();

    Incident with(Clocks clocks);

    /** Does something that only an open incident allows. */
    Ruling<Taken> whileOpen(Function<OpenIncident, Ruling<Taken>> step);

    /** The level of the story moved. */
    Taken follow(LevelChanged change, Plan plan, List<Person> people, Moment moment);

    /** Grading finds that the story has calmed down; a level that rises again takes it back. */
    Taken quiet(Instant since, Note note, Moment moment);

    default UUID id() {
        return dossier().id();
    }

    /** Opens with the plan's squad and clocks, and calls the squad. */
    static Taken open(UUID id, Opening opening, Plan plan, int version, List<Person> people, Moment moment) {
        var origin = new Dossier.Origin(
                opening.crisisId(),
                opening.brand(),
                opening.publishedAt(),
                opening.provedAt(),
                opening.knownAt(),
                moment.at(),
                moment.by());
        var dossier = new Dossier(
                id,
                origin,
                Dossier.PlanInForce.of(plan, version),
                opening.title(),
                opening.level(),
                opening.type(),
                squadFor(plan, opening.level(), opening.type(), opening.brand(), people),
                Clocks.started(plan, opening.level(), moment.at()),
                new FactSheet.Open(),
                Statements.NONE,
                null);
        return Taken.of(new OpenIncident(dossier), moment)
                .telling(opened(dossier))
                .telling(PageRequests.ofSquad(dossier, "opened", opening.facts(), moment.at()));
    }

    private static IncidentOpened opened(Dossier dossier) {
        var origin = dossier.origin();
        return new IncidentOpened(
                dossier.id(),
                origin.crisisId(),
                origin.brand(),
                dossier.title(),
                dossier.level(),
                dossier.type(),
                dossier.squad().name(),
                dossier.squad().seats(),
                dossier.clocks().readings(),
                origin.publishedAt(),
                origin.provedAt(),
                origin.knownAt(),
                origin.openedAt());
    }

    /** A plan whose squads leave a crisis level out is refused when it is published, so one is always found. */
    static Squad squadFor(Plan plan, Level level, String type, String brand, List<Person> people) {
        return Squad.choose(plan.response(), level, type)
                .map(planned -> Squad.seated(planned, brand, people))
                .orElseThrow(() -> new IllegalStateException("plan " + plan.name() + " has no squad for " + level));
    }

    /** Time passes: clocks come at risk, then breach, and somebody must know. */
    default Taken tick(Moment moment) {
        Incident after = with(dossier().clocks().at(moment.at()));
        Taken taken = Taken.of(after, moment).telling(after.clocksChanged(null, moment));
        for (Clocks.Change change : after.dossier().clocks().changes()) {
            if (change.state() instanceof AtRisk) {
                taken = taken.telling(PageRequests.clockAtRisk(dossier(), change, moment.at()));
            } else if (change.state() instanceof Breached) {
                taken = taken.telling(PageRequests.clockBreached(dossier(), change, moment.at()));
            }
        }
        return taken;
    }

    /** Something others said about it that changes nothing here. */
    default Taken note(Note note, Moment moment) {
        return Taken.of(this, moment).noting(note);
    }

    /** What its clocks did since it was read. */
    default List<ClockChanged> clocksChanged(String reason, Moment moment) {
        return dossier().clocks().changes().stream()
                .map(change ->
                        new ClockChanged(id(), dossier().brand(), change.reading(), moment.by(), reason, moment.at()))
                .toList();
    }
}
