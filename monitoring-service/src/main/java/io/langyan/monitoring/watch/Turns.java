package io.langyan.monitoring.watch;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work of which one runs at a time. All who ask while it runs share the next run, which begins after they asked and so knows what they did. */
final class Turns<T> {

    private final Supplier<Uni<? extends T>> work;
    private List<UniEmitter<? super T>> waiting = new ArrayList<>();
    private boolean busy;

    Turns(Supplier<Uni<? extends T>> work) {
        this.work = work;
    }

    Uni<T> next() {
        return Uni.createFrom().<T>emitter(this::enter);
    }

    private void enter(UniEmitter<? super T> asking) {
        synchronized (this) {
            waiting.add(asking);
            if (busy) {
                return;
            }
            busy = true;
        }
        run();
    }

    private void run() {
        List<UniEmitter<? super T>> served = takeWaiting();
        if (!served.isEmpty()) {
            Uni.createFrom()
                    .<T>deferred(work)
                    .subscribe()
                    .with(
                            done -> tell(served, asking -> asking.complete(done)),
                            failure -> tell(served, asking -> asking.fail(failure)));
        }
    }

    private synchronized List<UniEmitter<? super T>> takeWaiting() {
        List<UniEmitter<? super T>> taken = waiting;
        waiting = new ArrayList<>();
        busy = !taken.isEmpty();
        return taken;
    }

    private void tell(List<UniEmitter<? super T>> served, Consumer<UniEmitter<? super T>> how) {
        served.forEach(how);
        run();
    }
}
