package io.langyan.review.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.PushEvent;
import io.langyan.review.review.FollowCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Who was told, and who answered. */
@ApplicationScoped
class Pushes {

    private final Intake intake;
    private final FollowCase follow;

    Pushes(Intake intake, FollowCase follow) {
        this.intake = intake;
        this.follow = follow;
    }

    @Incoming("pushes")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("review.pushes", batch, PushEvent.class, follow::on);
    }
}
