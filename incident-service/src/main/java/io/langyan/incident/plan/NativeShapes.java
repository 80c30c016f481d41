package io.langyan.incident.plan;

import io.langyan.events.v1.plan.Brand;
import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.events.v1.plan.Finding;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.MonitoringPolicy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.ResponsePolicy;
import io.langyan.events.v1.plan.ReviewPolicy;
import io.langyan.events.v1.plan.Route;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a native image must be told that it becomes JSON here. Nested records come along. */
@RegisterForReflection(
        targets = {
            Plan.class,
            Brand.class,
            MonitoringPolicy.class,
            GradingPolicy.class,
            ResponsePolicy.class,
            EscalationPolicy.class,
            Route.class,
            ReviewPolicy.class,
            Finding.class,
            PlanResource.PlanView.class,
            PlanResource.PlanName.class,
            BrandResource.BrandView.class
        })
final class NativeShapes {

    private NativeShapes() {}
}
