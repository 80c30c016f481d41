package io.langyan.monitoring.patrol;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Signal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;

/**
 * Lets time do its part: a round becomes due, then missed. A round is a row with its own timer; who holds its lock moves it and says so in the
 * same transaction, so killed half-way nothing has happened, and two replicas never both say it.
 */
@ApplicationScoped
class PatrolTimer {

    private static final int BATCH = 50;

    private final Patrols patrols;
    private final Outbox outbox;
    private volatile boolean stopped;

    PatrolTimer(Patrols patrols, Outbox outbox) {
        this.patrols = patrols;
        this.outbox = outbox;
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped ? Uni.createFrom().voidItem() : at(Instant.now());
    }

    /** Moves every round whose timer has rung by then. */
    Uni<Void> at(Instant now) {
        return Multi.createBy()
                .repeating()
                .uni(() -> batch(now))
                .whilst(moved -> moved == BATCH && !stopped)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> batch(Instant now) {
        return Panache.withTransaction(() -> patrols.ringingAt(now, BATCH).chain(ringing -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (PatrolRow row : ringing) {
                chain = chain.chain(() -> move(row, now));
            }
            return chain.replaceWith(ringing.size());
        }));
    }

    /** A round that slept through its whole time, because nothing ran, goes both steps at once and reminds of neither. */
    private Uni<Void> move(PatrolRow row, Instant now) {
        boolean over = !row.signBy.isAfter(now);
        if (row.round(List.of()) instanceof PatrolRound.Open open) {
            row.take(over ? open.due().missed() : open.due());
            return over ? say(row, missed(row)) : remind(row);
        }
        if (row.round(List.of()) instanceof PatrolRound.Due due) {
            row.take(due.missed());
            return say(row, missed(row));
        }
        row.wakeAt = null;
        return Uni.createFrom().voidItem();
    }

    /** Who is at it needs no reminder. */
    private Uni<Void> remind(PatrolRow row) {
        return row.startedBy != null
                ? Uni.createFrom().voidItem()
                : say(row, new Signal.PatrolDue(row.brand, row.patrol, row.dueAt, row.signBy));
    }

    private Uni<Void> say(PatrolRow row, Signal signal) {
        return outbox.add(new Scope(row.brand, null, row.planVersion), row.brand, signal);
    }

    private static Signal missed(PatrolRow row) {
        return new Signal.PatrolMissed(row.brand, row.patrol, row.dueAt);
    }
}
