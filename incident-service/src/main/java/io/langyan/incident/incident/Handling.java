package io.langyan.incident.incident;

import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.Actor;
import io.langyan.incident.plan.PlanVersion;
import io.langyan.incident.plan.Plans;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** How people handle an incident: it is held, asked, and what was granted is put on record, in the caller's transaction. */
@ApplicationScoped
public class Handling {

    private final Incidents incidents;
    private final Plans plans;
    private final PutOnRecord record;
    private final InstantSource time;

    Handling(Incidents incidents, Plans plans, PutOnRecord record, InstantSource time) {
        this.incidents = incidents;
        this.plans = plans;
        this.record = record;
        this.time = time;
    }

    /** What is asked of the incident. */
    @FunctionalInterface
    public interface Request {
        Ruling<Taken> of(Incident incident, Plan plan, Moment moment);
    }

    /** @param actor must be allowed to act for the incident's brand */
    public Uni<Ruling<Incident>> of(UUID id, Actor actor, Request request) {
        return incidents
                .held(id)
                .map(found -> permitted(id, found, actor))
                .chain(permitted -> asked(permitted, actor, request))
                .chain(this::recorded);
    }

    private Uni<Ruling<Taken>> asked(Ruling<Incident> permitted, Actor actor, Request request) {
        return permitted.fold(incident -> ask(incident, actor, request), Handling::refused);
    }

    private Uni<Ruling<Incident>> recorded(Ruling<Taken> ruling) {
        return ruling.fold(taken -> record.of(taken).map(Ruling::granted), Handling::refused);
    }

    private Uni<Ruling<Taken>> ask(Incident incident, Actor actor, Request request) {
        return planOf(incident).map(plan -> request.of(incident, plan, new Moment(time.instant(), actor.name())));
    }

    private static Ruling<Incident> permitted(UUID id, Optional<Incident> found, Actor actor) {
        if (found.isEmpty()) {
            return Ruling.refused(new Refusal.NoSuchIncident(id));
        }
        String brand = found.get().dossier().brand();
        return actor.mayActFor(brand) ? Ruling.granted(found.get()) : Ruling.refused(new Refusal.BrandNotYours(brand));
    }

    /** The version the incident was opened under: it is kept for ever. */
    public Uni<Plan> planOf(Incident incident) {
        var inForce = incident.dossier().plan();
        return plans.version(inForce.name(), inForce.version())
                .map(Optional::orElseThrow)
                .map(PlanVersion::plan);
    }

    private static <T> Uni<Ruling<T>> refused(Refusal why) {
        return Uni.createFrom().item(Ruling.refused(why));
    }
}
