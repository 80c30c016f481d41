package io.langyan.notification.push;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Takes up what was left lying: attempts whose sender died, pushes that wait too long for their channel, news that is none any more. */
@ApplicationScoped
class Recover {

    private final Vertx vertx;
    private final Pushes pushes;
    private final Reroute reroute;
    private final RecordOutcome record;

    Recover(Vertx vertx, Pushes pushes, Reroute reroute, RecordOutcome record) {
        this.vertx = vertx;
        this.pushes = pushes;
        this.reroute = reroute;
        this.record = record;
    }

    Uni<Void> oldNews() {
        Instant now = Instant.now();
        return OwnContext.run(
                vertx, () -> Panache.withTransaction(() -> pushes.cancelOldNews(now.minus(PushRow.NEWS), now)));
    }

    Uni<Void> abandoned() {
        return OwnContext.run(vertx, () -> Panache.withSession(() -> pushes.abandoned(Instant.now())))
                .chain(ids -> each(ids, id -> record.abandoned(id).replaceWith(true)))
                .replaceWithVoid();
    }

    /** @return true when something goes another way now */
    Uni<Boolean> late(String channel) {
        return OwnContext.run(vertx, () -> reroute.from(channel))
                .chain(late -> each(late.pushes(), id -> record.late(id, late.why())));
    }

    /** Whether any of these steps did something. */
    private Uni<Boolean> each(List<UUID> ids, Function<UUID, Uni<Boolean>> step) {
        Uni<Boolean> chain = Uni.createFrom().item(false);
        for (UUID id : ids) {
            chain = chain.chain(
                    done -> OwnContext.run(vertx, () -> step.apply(id)).map(did -> done || did));
        }
        return chain;
    }
}
