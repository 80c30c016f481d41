package io.langyan.incident.opening;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.incident.Actor;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.Incidents;
import io.langyan.incident.incident.Moment;
import io.langyan.incident.incident.Opening;
import io.langyan.incident.incident.PutOnRecord;
import io.langyan.incident.people.People;
import io.langyan.incident.plan.PlanVersion;
import io.langyan.incident.plan.Plans;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** A person opens an incident, whatever the figures say. */
@ApplicationScoped
public class DeclareIncident {

    private final Incidents incidents;
    private final Plans plans;
    private final People people;
    private final PutOnRecord record;
    private final InstantSource time;

    DeclareIncident(Incidents incidents, Plans plans, People people, PutOnRecord record, InstantSource time) {
        this.incidents = incidents;
        this.plans = plans;
        this.people = people;
        this.record = record;
        this.time = time;
    }

    @WithTransaction
    public Uni<Ruling<Incident>> with(Opening opening, Actor actor) {
        return alreadyOpened(opening)
                .chain(already -> already.isPresent()
                        ? refused(new Refusal.AlreadyOpened(already.get().id()))
                        : plans.covering(opening.brand()).chain(plan -> open(opening, plan, actor)));
    }

    private Uni<Optional<Incident>> alreadyOpened(Opening opening) {
        return opening.crisisId() == null
                ? Uni.createFrom().item(Optional.empty())
                : incidents.heldOfCrisis(opening.crisisId());
    }

    private Uni<Ruling<Incident>> open(Opening opening, Optional<PlanVersion> found, Actor actor) {
        if (found.isEmpty()) {
            return refused(new Refusal.NoPlanCovers(opening.brand()));
        }
        PlanVersion plan = found.get();
        var moment = new Moment(time.instant(), actor.name());
        return people.everybody()
                .map(all -> Incident.open(TimeOrderedId.next(), opening, plan.plan(), plan.version(), all, moment))
                .chain(record::opening)
                .map(Ruling::granted);
    }

    private static Uni<Ruling<Incident>> refused(Refusal why) {
        return Uni.createFrom().item(Ruling.refused(why));
    }
}
