package io.langyan.review.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.PlanPublished;
import io.langyan.review.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The plans, each as its newest version. */
@ApplicationScoped
class PublishedPlans {

    private final Intake intake;
    private final Plans plans;

    PublishedPlans(Intake intake, Plans plans) {
        this.intake = intake;
        this.plans = plans;
    }

    @Incoming("plans")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("review.plans", batch, PlanPublished.class, received -> plans.keep(received.event()));
    }
}
