package io.langyan.notification.push;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Somebody who has a push locked, as whoever writes down what became of it. */
@ApplicationScoped
public class Holder {

    private final Vertx vertx;
    private final Pushes pushes;

    Holder(Vertx vertx, Pushes pushes) {
        this.vertx = vertx;
        this.pushes = pushes;
    }

    /** All news is old by now; fails when it is not cancelled while the push is held. */
    public Uni<Void> cancelOldNewsBeside(UUID push) {
        return OwnContext.run(
                vertx, () -> Panache.withTransaction(() -> pushes.locked(push).chain(this::cancelOldNews)));
    }

    private Uni<Void> cancelOldNews() {
        Instant now = Instant.now();
        return OwnContext.run(
                        vertx, () -> Panache.withTransaction(() -> pushes.cancelOldNews(now.plusSeconds(60), now)))
                .ifNoItem()
                .after(Duration.ofSeconds(20))
                .fail();
    }
}
