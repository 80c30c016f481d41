package io.langyan.incident.plan;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.PlanPublished;
import io.langyan.events.v1.plan.Plan;
import java.time.Instant;

/** One published version of a plan. It never changes. */
public record PlanVersion(String name, int version, Plan plan, String by, Instant publishedAt) {

    static PlanVersion first(Plan plan, String by, Instant at) {
        return new PlanVersion(plan.name(), 1, plan, by, at);
    }

    PlanVersion next(Plan changed, String by, Instant at) {
        return new PlanVersion(name, version + 1, changed, by, at);
    }

    PlanPublished published() {
        return new PlanPublished(name, version, plan, by, publishedAt);
    }

    Scope scope() {
        return new Scope(Envelope.ALL_BRANDS, plan.drill(), version);
    }
}
