package io.langyan.incident.plan;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.ruling.Refusal;
import io.langyan.incident.ruling.Ruling;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a plan the next version of its name and tells everybody, in one transaction. */
@ApplicationScoped
public class PublishPlan {

    private final Plans plans;
    private final Outbox outbox;
    private final InstantSource time;

    PublishPlan(Plans plans, Outbox outbox, InstantSource time) {
        this.plans = plans;
        this.outbox = outbox;
        this.time = time;
    }

    /** @param edited the version the writer has read; empty for a plan that is new */
    @WithTransaction
    public Uni<Ruling<PlanVersion>> with(Plan plan, Optional<Integer> edited, String by) {
        var problems = PlanSense.check(plan);
        if (!problems.isEmpty()) {
            return refused(new Refusal.PlanMakesNoSense(problems));
        }
        return plans.lock()
                .chain(() -> plans.current(plan.name()))
                .map(current -> next(plan, current, edited, by))
                .chain(this::unlessBrandTaken)
                .chain(this::publish);
    }

    private Ruling<PlanVersion> next(Plan plan, Optional<PlanVersion> current, Optional<Integer> edited, String by) {
        if (current.isEmpty()) {
            return edited.isEmpty()
                    ? Ruling.granted(PlanVersion.first(plan, by, time.instant()))
                    : Ruling.refused(new Refusal.NoSuchPlan(plan.name()));
        }
        int version = current.get().version();
        if (edited.isEmpty()) {
            return Ruling.refused(new Refusal.PlanVersionNeeded(version));
        }
        return edited.get() == version
                ? Ruling.granted(current.get().next(plan, by, time.instant()))
                : Ruling.refused(new Refusal.PlanVersionStale(version));
    }

    private Uni<Ruling<PlanVersion>> unlessBrandTaken(Ruling<PlanVersion> ruling) {
        return ruling.fold(
                wanted -> plans.brandTaken(wanted).map(taken -> taken.<Ruling<PlanVersion>>map(Ruling::refused)
                        .orElse(ruling)),
                PublishPlan::refused);
    }

    private Uni<Ruling<PlanVersion>> publish(Ruling<PlanVersion> ruling) {
        return ruling.fold(
                version -> plans.add(version)
                        .call(() -> outbox.add(version.scope(), version.name(), version.published()))
                        .map(Ruling::granted),
                PublishPlan::refused);
    }

    private static Uni<Ruling<PlanVersion>> refused(Refusal why) {
        return Uni.createFrom().item(Ruling.refused(why));
    }
}
