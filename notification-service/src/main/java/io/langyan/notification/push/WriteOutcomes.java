package io.langyan.notification.push;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Outcomes on their way to the database. One that comes alone is written at once; those that come while it is written go together after it, in one
 * transaction. When that fails, each is written by itself, so that none keeps the others from being written.
 */
@ApplicationScoped
class WriteOutcomes {

    private static final int TOGETHER = 50;

    private final Vertx vertx;
    private final RecordOutcome record;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    WriteOutcomes(Vertx vertx, RecordOutcome record) {
        this.vertx = vertx;
        this.record = record;
    }

    private record Waiting(Answered answered, UniEmitter<? super Void> done) {}

    /** Completes when it is committed. */
    Uni<Void> of(Answered answered) {
        return Uni.createFrom().emitter(done -> {
            waiting.add(new Waiting(answered, done));
            write();
        });
    }

    private void write() {
        if (waiting.isEmpty() || !writing.compareAndSet(false, true)) {
            return;
        }
        List<Waiting> some = new ArrayList<>();
        while (some.size() < TOGETHER && !waiting.isEmpty()) {
            some.add(waiting.remove());
        }
        together(some).subscribe().with(done -> written(), failure -> written());
    }

    private void written() {
        writing.set(false);
        write();
    }

    private Uni<Void> together(List<Waiting> some) {
        return OwnContext.run(
                        vertx,
                        () -> record.all(some.stream().map(Waiting::answered).toList()))
                .invoke(() -> some.forEach(each -> each.done().complete(null)))
                .onFailure()
                .recoverWithUni(failure -> some.size() == 1 ? lost(some.get(0), failure) : oneByOne(some));
    }

    private static Uni<Void> lost(Waiting one, Throwable failure) {
        one.done().fail(failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> oneByOne(List<Waiting> some) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Waiting each : some) {
            chain = chain.chain(() -> together(List.of(each)));
        }
        return chain;
    }
}
