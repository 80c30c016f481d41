package io.langyan.notification.push;

import io.langyan.notification.Stopping;
import io.langyan.notification.card.HeldCards;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.repeat.Repeats;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Forgets what limits and claims no longer need, cards that nobody can edit any more, and repeats that nobody rings any more. */
@ApplicationScoped
class Housekeeping {

    private static final Duration CLAIMS = Duration.ofDays(7);

    private static final Duration REPEATS = Duration.ofDays(90);

    private final Uses uses;
    private final Claims claims;
    private final HeldCards cards;
    private final Repeats repeats;

    Housekeeping(Uses uses, Claims claims, HeldCards cards, Repeats repeats) {
        this.uses = uses;
        this.claims = claims;
        this.cards = cards;
        this.repeats = repeats;
    }

    @Scheduled(
            every = "10m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> claims.getSession()
                .chain(session -> uses.forgetOld(session, now))
                .chain(() -> claims.delete("expiresAt < ?1", now.minus(CLAIMS)))
                .chain(() -> cards.forget(now))
                .chain(() -> repeats.forgetBefore(now.minus(REPEATS))));
    }
}
