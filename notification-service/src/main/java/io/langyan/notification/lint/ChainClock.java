package io.langyan.notification.lint;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.PutOff;
import io.langyan.notification.Stopping;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks the escalations of plans through every few minutes. What was told is kept in the transaction that tells it: a crash tells nothing twice and
 * forgets nothing.
 */
@ApplicationScoped
class ChainClock {

    private static final int BATCH = 20;

    private final ChainRows rows;
    private final TellChains tell;
    private final Sender sender;
    private final PutOff putOff;
    private final Duration every;

    ChainClock(ChainRows rows, TellChains tell, Sender sender, PutOff putOff, NotificationConfig config) {
        this.rows = rows;
        this.tell = tell;
        this.sender = sender;
        this.putOff = putOff;
        this.every = config.chainsEvery();
    }

    @Scheduled(
            every = "${langyan.notification.look:5s}",
            delayed = "${langyan.notification.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return together(now)
                .onFailure()
                .recoverWithUni(() -> apart(now))
                .invoke(looked -> {
                    if (looked) {
                        sender.wake();
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> together(Instant now) {
        return Panache.withTransaction(() -> rows.noteNew(now.plus(every))
                        .chain(() -> rows.dueAt(now, BATCH))
                        .call(due -> all(due, now)))
                .map(due -> !due.isEmpty());
    }

    /** A plan that cannot be looked through keeps no other from it. */
    private Uni<Boolean> apart(Instant now) {
        return Panache.withSession(() -> rows.namesDueAt(now, BATCH))
                .call(names -> putOff.each(
                        "chain-check",
                        names,
                        name -> Panache.withTransaction(
                                () -> rows.stillDue(name, now).chain(due -> all(due, now))),
                        name -> Panache.withTransaction(() -> rows.putOff(name, now.plus(every)))))
                .map(names -> !names.isEmpty());
    }

    private Uni<Void> all(List<ChainRow> due, Instant now) {
        due.forEach(row -> row.checkAt = now.plus(every));
        return due.isEmpty() ? Uni.createFrom().voidItem() : tell.fresh(due, now);
    }
}
