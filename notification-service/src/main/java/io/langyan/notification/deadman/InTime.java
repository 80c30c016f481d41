package io.langyan.notification.deadman;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Work that is waited for so long and no longer. What takes more time goes on to its end, since work with a database that is broken off keeps its
 * connection for ever; until then nothing else is begun, so that one connection is all that can wait.
 */
final class InTime {

    private final Duration patience;
    private final AtomicBoolean underway = new AtomicBoolean();

    InTime(Duration patience) {
        this.patience = patience;
    }

    /** Fails when the work does, when it is not done in time, and at once while earlier work still goes on. */
    <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>deferred(() -> underway.compareAndSet(false, true)
                        ? toItsEnd(work)
                        : Uni.createFrom().failure(new IllegalStateException("earlier work still goes on")));
    }

    private <T> Uni<T> toItsEnd(Supplier<Uni<T>> work) {
        Uni<T> whole = Uni.createFrom().deferred(work::get).onTermination().invoke(() -> underway.set(false));
        return Uni.createFrom()
                .<T>emitter(waiting -> whole.subscribe().with(waiting::complete, waiting::fail))
                .ifNoItem()
                .after(patience)
                .fail();
    }
}
