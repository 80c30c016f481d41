package io.langyan.review.plan;

import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The plans as published. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<PlanReplica, String> {

    /** Keeps the newest version of a plan; joins the current transaction. */
    public Uni<Void> keep(PlanPublished published) {
        return findById(published.name())
                .chain(known -> known == null
                        ? persist(first(published))
                        : Uni.createFrom().item(known))
                .invoke(replica -> replica.take(published))
                .replaceWithVoid();
    }

    /** The plan that lists the brand; before it is known, the one that ships. */
    public Uni<Plan> of(String brand) {
        return listAll().map(replicas -> replicas.stream()
                .map(PlanReplica::plan)
                .filter(plan -> plan.covers(brand))
                .findFirst()
                .orElseGet(PlanFile::defaultPlan));
    }

    private static PlanReplica first(PlanPublished published) {
        PlanReplica replica = new PlanReplica(published.name());
        replica.take(published);
        return replica;
    }
}
