package io.langyan.incident.intake;

import io.langyan.events.delivery.Intake;
import io.langyan.events.v1.ReviewEvent;
import io.langyan.incident.work.SeeReview;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** How the review of an incident goes. */
@ApplicationScoped
class ReviewsIntake {

    private final Intake intake;
    private final SeeReview review;

    ReviewsIntake(Intake intake, SeeReview review) {
        this.intake = intake;
        this.review = review;
    }

    @Incoming("reviews")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        return intake.each("incident.reviews", batch, ReviewEvent.class, received -> review.on(received.event()));
    }
}
