package io.langyan.notification.lint;

import io.langyan.notification.PutOff;
import io.langyan.notification.Stopping;
import io.langyan.notification.push.Sender;
import io.langyan.notification.rota.Checks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

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
    private final PutOff putOff;

    LintClock(Checks checks, CheckRota check, Sender sender, PutOff putOff) {
        this.checks = checks;
        this.check = check;
        this.sender = sender;
        this.putOff = putOff;
    }

    @Scheduled(
            every = "${langyan.notification.look:5s}",
            delayed = "${langyan.notification.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return Panache.withSession(() -> checks.dueAt(now, BATCH))
                .call(due -> putOff.each(
                        "rota-check",
                        due,
                        role -> Panache.withTransaction(() -> check(role, now)),
                        role -> Panache.withTransaction(() -> checks.putOff(role, now.plus(AGAIN)))))
                .invoke(due -> {
                    if (!due.isEmpty()) {
                        sender.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> check(String role, Instant now) {
        return checks.stillDue(role, now).chain(row -> {
            if (row == null) {
                return Uni.createFrom().voidItem();
            }
            row.checkAt = now.plus(AGAIN);
            return check.rota(row, now);
        });
    }
}
