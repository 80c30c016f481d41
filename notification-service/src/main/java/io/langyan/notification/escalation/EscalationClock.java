package io.langyan.notification.escalation;

import io.langyan.notification.PutOff;
import io.langyan.notification.Stopping;
import io.langyan.notification.page.Pages;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at pages whose time has come. They are rows locked by one replica at a time, so no step is taken twice. */
@ApplicationScoped
class EscalationClock {

    private static final int BATCH = 50;
    /** Short, for it may be none of the page's fault. */
    private static final Duration LATER = Duration.ofSeconds(10);

    private final Pages pages;
    private final Climb climb;
    private final Sender sender;
    private final PutOff putOff;

    EscalationClock(Pages pages, Climb climb, Sender sender, PutOff putOff) {
        this.pages = pages;
        this.climb = climb;
        this.sender = sender;
        this.putOff = putOff;
    }

    @Scheduled(
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return climb(now).onFailure().recoverWithUni(() -> apart(now)).chain(due -> {
            if (due > 0) {
                sender.wake();
            }
            return due < BATCH ? Uni.createFrom().voidItem() : tick();
        });
    }

    private Uni<Integer> climb(Instant now) {
        return Panache.withTransaction(() -> pages.dueAt(now, BATCH).call(due -> climb.allDue(due, now)))
                .map(List::size);
    }

    /** One that cannot be read or climb holds up no other. */
    private Uni<Integer> apart(Instant now) {
        return Panache.withSession(() -> pages.idsDueAt(now, BATCH))
                .call(ids -> putOff.each(
                        "escalation",
                        ids,
                        id -> Panache.withTransaction(
                                () -> pages.locked(id).chain(page -> climb.allDue(List.of(page), now))),
                        id -> Panache.withTransaction(() -> pages.putOff(id, now.plus(LATER)))))
                .map(List::size);
    }
}
