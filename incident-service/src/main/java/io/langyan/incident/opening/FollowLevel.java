package io.langyan.incident.opening;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.incident.incident.Incident;
import io.langyan.incident.incident.Incidents;
import io.langyan.incident.incident.Moment;
import io.langyan.incident.incident.Opening;
import io.langyan.incident.incident.PutOnRecord;
import io.langyan.incident.people.People;
import io.langyan.incident.plan.PlanVersion;
import io.langyan.incident.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** A story moved to another level: it opens its incident, once, or the incident it has follows. */
@ApplicationScoped
public class FollowLevel {

    private final Incidents incidents;
    private final Plans plans;
    private final People people;
    private final PutOnRecord record;
    private final InstantSource time;

    FollowLevel(Incidents incidents, Plans plans, People people, PutOnRecord record, InstantSource time) {
        this.incidents = incidents;
        this.plans = plans;
        this.people = people;
        this.record = record;
        this.time = time;
    }

    /** Called inside the intake's transaction. A plan on trial (试运行) only says what it would have done. */
    public Uni<Void> on(LevelChanged change) {
        return change.trial()
                ? Uni.createFrom().voidItem()
                : incidents
                        .heldOfCrisis(change.crisisId())
                        .chain(found -> found.isPresent() ? follow(found.get(), change) : open(change));
    }

    private Uni<Void> follow(Incident incident, LevelChanged change) {
        return plans.version(
                        incident.dossier().plan().name(),
                        incident.dossier().plan().version())
                .map(plan -> plan.orElseThrow().plan())
                .chain(plan -> people.everybody().map(all -> incident.follow(change, plan, all, now())))
                .chain(record::of)
                .replaceWithVoid();
    }

    private Uni<Void> open(LevelChanged change) {
        return plans.covering(change.brand())
                .map(plan -> plan.filter(version -> opensBy(version, change)))
                .chain(plan -> plan.isPresent()
                        ? open(change, plan.get())
                        : Uni.createFrom().voidItem());
    }

    private static boolean opensBy(PlanVersion version, LevelChanged change) {
        var opening = version.plan().response().opening();
        return opening.byRule() && change.to().isCrisis() && change.to().atLeast(opening.at());
    }

    private Uni<Void> open(LevelChanged change, PlanVersion version) {
        return people.everybody()
                .map(all -> Incident.open(
                        TimeOrderedId.next(), Opening.of(change), version.plan(), version.version(), all, now()))
                .chain(record::opening)
                .replaceWithVoid();
    }

    private Moment now() {
        return Moment.bySuite(time.instant());
    }
}
