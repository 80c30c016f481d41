package io.langyan.review.review;

import io.langyan.review.ReviewConfig;
import io.langyan.review.fact.Facts;
import io.langyan.review.spread.SpreadPoints;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** What is done from time to time. */
@ApplicationScoped
class Rounds {

    private final AnnounceDueReviews announce;
    private final Facts facts;
    private final SpreadPoints spread;
    private final ReviewConfig config;
    private final Clock clock = Clock.systemUTC();

    Rounds(AnnounceDueReviews announce, Facts facts, SpreadPoints spread, ReviewConfig config) {
        this.announce = announce;
        this.facts = facts;
        this.spread = spread;
        this.config = config;
    }

    @Scheduled(
            every = "${langyan.review.due-every:30s}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> due() {
        return announce.at(clock.instant());
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> forget() {
        Instant before = clock.instant().minus(config.looseKept());
        return spread.forgetLooseBefore(before)
                .chain(() -> facts.forgetLooseBefore(before))
                .replaceWithVoid();
    }
}
