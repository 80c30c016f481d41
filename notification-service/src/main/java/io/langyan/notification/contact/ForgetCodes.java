package io.langyan.notification.contact;

import io.langyan.notification.Stopping;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Forgets codes that no limit reckons with any more. */
@ApplicationScoped
class ForgetCodes {

    private final Codes codes;

    ForgetCodes(Codes codes) {
        this.codes = codes;
    }

    @Scheduled(
            every = "1h",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return Panache.withTransaction(
                        () -> codes.delete("sentAt < ?1", Instant.now().minus(SendCode.DAY)))
                .replaceWithVoid();
    }
}
