package io.langyan.review.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.IncidentEvent;
import io.langyan.review.review.FollowCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Everything of every incident. */
@ApplicationScoped
class Incidents {

    private final Intake intake;
    private final FollowCase follow;

    Incidents(Intake intake, FollowCase follow) {
        this.intake = intake;
        this.follow = follow;
    }

    @Incoming("incidents")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("review.incidents", batch, IncidentEvent.class, follow::on);
    }
}
