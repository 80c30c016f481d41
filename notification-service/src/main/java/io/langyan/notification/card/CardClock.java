package io.langyan.notification.card;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.Stopping;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks for cards whose button is to be replaced. They are leased by one replica at a time, so that none is edited by two at
 * once; those of a replica that died are edited by another when their lease is over.
 */
@ApplicationScoped
class CardClock {

    private static final int BATCH = 50;
    /** More than the time limit of a request, so a live replica is not overtaken. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final HeldCards cards;
    private final EditCards edit;
    private final Duration lease;

    CardClock(HeldCards cards, EditCards edit, NotificationConfig config) {
        this.cards = cards;
        this.edit = edit;
        this.lease = config.sendTimeout().plus(SLACK);
    }

    @Scheduled(
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> cards.lease(now, now.plus(lease), BATCH))
                .call(edit::all)
                .chain(leased -> leased.size() < BATCH ? Uni.createFrom().voidItem() : tick());
    }
}
