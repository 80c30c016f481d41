package io.langyan.notification.push;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs work on a context of its own, so that it has a database session of its own; its result comes back there too. */
public final class OwnContext {

    private OwnContext() {}

    public static <T> Uni<T> run(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            Executor there = task -> context.runOnContext(ignored -> task.run());
            return Uni.createFrom().<T>deferred(work::get).runSubscriptionOn(there);
        });
    }
}
