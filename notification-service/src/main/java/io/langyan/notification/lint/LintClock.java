package io.langyan.notification.lint;

import io.langyan.notification.Stopping;
import io.langyan.notification.push.Sender;
import io.langyan.notification.rota.CheckRow;
import io.langyan.notification.rota.Checks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks rotas through when they changed and every few minutes. What was told is kept in the transaction that tells it: a crash
 * tells nothing twice and forgets nothing.
 */
@ApplicationScoped
class LintClock {

    private static final int BATCH = 20;
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private final Checks checks;
    private final CheckRota check;
    private final Sender sender;

    LintClock(Checks checks, CheckRota check, Sender sender) {
        this.checks = checks;
        this.check = check;
        this.sender = sender;
    }

    @Scheduled(
            every = "${langyan.notification.look:5s}",
            delayed = "${langyan.notification.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> checks.dueAt(now, BATCH).call(due -> all(due, now)))
                .invoke(due -> {
                    if (!due.isEmpty()) {
                        sender.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> all(List<CheckRow> due, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (CheckRow row : due) {
            row.checkAt = now.plus(AGAIN);
            chain = chain.chain(() -> check.rota(row, now));
        }
        return chain;
    }
}
