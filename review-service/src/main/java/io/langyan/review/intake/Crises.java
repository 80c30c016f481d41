package io.langyan.review.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.review.review.FollowCase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Figures and levels of the crises. */
@ApplicationScoped
class Crises {

    private final Intake intake;
    private final FollowCase follow;

    Crises(Intake intake, FollowCase follow) {
        this.intake = intake;
        this.follow = follow;
    }

    @Incoming("crises")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("review.crises", batch, CrisisEvent.class, follow::on)
                .chain(() -> intake.newestOfEach(
                        "review.crises", batch, CrisisGraded.class, follow::slotOf, follow::figures));
    }
}
