package io.langyan.notification.rota;

import io.langyan.notification.Stopping;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Notices handovers within a few seconds. */
@ApplicationScoped
class HandoverClock {

    private final Duties duties;

    HandoverClock(Duties duties) {
        this.duties = duties;
    }

    @Scheduled(
            every = "10s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return Panache.withTransaction(() -> duties.tellChanges(Instant.now()));
    }
}
