package io.langyan.review.review;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.BrandScope;
import io.langyan.events.v1.ReviewEvent.ReviewSigned;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Signs a review off; from then on it stays as it is. */
@ApplicationScoped
class SignReview {

    private final Reviews reviews;
    private final BrandScope brands;
    private final Outbox outbox;
    private final Clock clock = Clock.systemUTC();

    SignReview(Reviews reviews, BrandScope brands, Outbox outbox) {
        this.reviews = reviews;
        this.brands = brands;
        this.outbox = outbox;
    }

    /** @param seen the revision the signer read, null when not told */
    @WithTransaction
    Uni<ReviewRow> sign(UUID id, String by, String comment, Integer seen) {
        return reviews.locked(id)
                .onItem()
                .ifNull()
                .failWith(Problems::unknownReview)
                .invoke(row -> brands.require(row.brand))
                .call(row -> settle(row, outcome(row, by, comment, seen)));
    }

    private Review.Outcome outcome(ReviewRow row, String by, String comment, Integer seen) {
        return row.review() instanceof Review.Draft draft
                ? draft.sign(by, comment, seen, clock.instant())
                : new Review.Refused.AlreadySigned(row.signedBy);
    }

    private Uni<Void> settle(ReviewRow row, Review.Outcome outcome) {
        if (outcome instanceof Review.Signed signed) {
            row.take(signed, signed.signedAt());
            return announce(signed.about(), signed.by(), signed.signedAt());
        }
        return Uni.createFrom().failure(Problems.of((Review.Refused) outcome));
    }

    private Uni<Void> announce(Review.Case about, String by, Instant at) {
        return outbox.add(
                new Scope(about.brand(), about.drill(), about.planVersion()),
                about.reviewId().toString(),
                new ReviewSigned(about.reviewId(), about.incidentId(), about.brand(), by, at));
    }
}
