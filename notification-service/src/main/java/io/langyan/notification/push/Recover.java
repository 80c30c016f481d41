package io.langyan.notification.push;

import io.langyan.notification.PutOff;
import io.langyan.notification.push.Numbers.Held;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes up what was left lying: attempts whose sender died, pushes that wait too long for their channel, news that is none any more. */
@ApplicationScoped
class Recover {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final Pushes pushes;
    private final Reroute reroute;
    private final RecordOutcome record;
    private final PutOff putOff;

    Recover(Vertx vertx, Pushes pushes, Reroute reroute, RecordOutcome record, PutOff putOff) {
        this.vertx = vertx;
        this.pushes = pushes;
        this.reroute = reroute;
        this.record = record;
        this.putOff = putOff;
    }

    Uni<Void> oldNews() {
        Instant now = Instant.now();
        return OwnContext.run(
                vertx, () -> Panache.withTransaction(() -> pushes.cancelOldNews(now.minus(PushRow.NEWS), now)));
    }

    Uni<Void> abandoned() {
        return OwnContext.run(vertx, () -> Panache.withSession(() -> pushes.abandoned(Instant.now())))
                .chain(ids -> each(ids, id -> record.abandoned(id).replaceWith(true), this::waitForItsSender))
                .replaceWithVoid();
    }

    /** @return true when something goes another way now */
    Uni<Boolean> late(String channel) {
        return OwnContext.run(vertx, () -> reroute.from(channel))
                .chain(late -> each(late.pushes(), id -> record.late(id, late.why()), id -> Uni.createFrom()
                        .voidItem()));
    }

    /** What its number keeps waiting goes another way, where there is one that it has not been looked at for. */
    Uni<Boolean> held(List<Held> all) {
        Map<UUID, Instant> until = all.stream().filter(Held::late).collect(Collectors.toMap(Held::push, Held::until));
        Instant now = Instant.now();
        return until.isEmpty()
                ? Uni.createFrom().item(false)
                : OwnContext.run(vertx, () -> reroute.held(until.keySet()))
                        .chain(ids -> each(
                                ids, id -> record.late(id, Numbers.refusal(now, until.get(id))), id -> Uni.createFrom()
                                        .voidItem()));
    }

    private Uni<Void> waitForItsSender(UUID id) {
        Instant until = Instant.now().plus(LATER);
        return Panache.withTransaction(
                        () -> pushes.update("leaseUntil = ?1 where id = ?2 and state = 'sending'", until, id))
                .replaceWithVoid();
    }

    /** Whether any of these steps did something. One that fails holds up no other. */
    private Uni<Boolean> each(List<UUID> ids, Function<UUID, Uni<Boolean>> step, Function<UUID, Uni<Void>> later) {
        AtomicBoolean done = new AtomicBoolean();
        return putOff.each(
                        "recovery",
                        ids,
                        id -> OwnContext.run(vertx, () -> step.apply(id))
                                .invoke(did -> done.compareAndSet(false, did))
                                .replaceWithVoid(),
                        id -> OwnContext.run(vertx, () -> later.apply(id)))
                .map(all -> done.get());
    }
}
