package io.langyan.notification.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.PlanPublished;
import io.langyan.notification.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The plans as they are published. */
@ApplicationScoped
class PlansIntake {

    private final Intake intake;
    private final Plans plans;

    PlansIntake(Intake intake, Plans plans) {
        this.intake = intake;
        this.plans = plans;
    }

    @Incoming("plans")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("notification.plans", batch, PlanPublished.class, received -> plans.keep(received.event()));
    }
}
