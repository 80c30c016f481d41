package io.langyan.notification.escalation;

import io.langyan.notification.Stopping;
import io.langyan.notification.page.Pages;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Looks at pages whose time has come. They are rows locked by one replica at a time, so no step is taken twice. */
@ApplicationScoped
class EscalationClock {

    private static final int BATCH = 50;

    private final Pages pages;
    private final Climb climb;
    private final Sender sender;

    EscalationClock(Pages pages, Climb climb, Sender sender) {
        this.pages = pages;
        this.climb = climb;
        this.sender = sender;
    }

    @Scheduled(
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return climb(Instant.now()).chain(due -> {
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
}
