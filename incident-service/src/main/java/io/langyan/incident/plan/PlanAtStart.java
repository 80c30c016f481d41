package io.langyan.incident.plan;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** No crisis is read before there is a plan to judge it by: this runs before the channels start. */
@ApplicationScoped
class PlanAtStart {

    private static final int BEFORE_CHANNELS = 100;

    private final SeedPlan seed;

    PlanAtStart(SeedPlan seed) {
        this.seed = seed;
    }

    void on(@Observes @Priority(BEFORE_CHANNELS) StartupEvent start) throws Throwable {
        VertxContextSupport.subscribeAndAwait(seed::atStart);
    }
}
