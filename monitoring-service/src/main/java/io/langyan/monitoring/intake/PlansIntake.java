package io.langyan.monitoring.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.PlanPublished;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.PlanReplica;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps up with the plans: their brands and negative tags are what is listened for. */
@ApplicationScoped
class PlansIntake {

    private final Intake intake;
    private final PlanReplica plans;
    private final CurrentWatchList watch;

    PlansIntake(Intake intake, PlanReplica plans, CurrentWatchList watch) {
        this.intake = intake;
        this.plans = plans;
        this.watch = watch;
    }

    @Incoming("plans")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("monitoring.plans", batch, PlanPublished.class, received -> plans.keep(received.event()))
                .call(watch::refresh);
    }
}
