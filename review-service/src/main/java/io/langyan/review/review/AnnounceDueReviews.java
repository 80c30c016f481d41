package io.langyan.review.review;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.ReviewEvent.ReviewDue;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells once of each review whose day is over and which nobody has signed. */
@ApplicationScoped
class AnnounceDueReviews {

    private static final int MOST = 100;

    private final Reviews reviews;
    private final Outbox outbox;

    AnnounceDueReviews(Reviews reviews, Outbox outbox) {
        this.reviews = reviews;
        this.outbox = outbox;
    }

    @WithTransaction
    Uni<Void> at(Instant now) {
        return reviews.overdueAt(now, MOST).chain(rows -> InTurn.each(rows, row -> announce(row, now)));
    }

    private Uni<Void> announce(ReviewRow row, Instant now) {
        row.dueAnnouncedAt = now;
        return outbox.add(
                new Scope(row.brand, row.drill, row.planVersion),
                row.id.toString(),
                new ReviewDue(row.id, row.incidentId, row.brand, row.dueAt, now));
    }
}
