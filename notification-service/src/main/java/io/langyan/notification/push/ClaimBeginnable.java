package io.langyan.notification.push;

import io.langyan.notification.PutOff;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.push.ClaimPushes.Claim;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Claims pushes together, and where that fails one at a time. One that cannot be begun even so goes another way, or waits: it holds up no other. */
@ApplicationScoped
class ClaimBeginnable {

    private static final Duration LATER = Duration.ofMinutes(1);
    private static final Outcome UNWRITABLE =
            Outcome.failed(Result.THROTTLED, "UNWRITABLE", "it cannot be written for this channel: see the log");

    private final ClaimPushes claim;
    private final Pushes pushes;
    private final RecordOutcome record;
    private final PutOff putOff;

    ClaimBeginnable(ClaimPushes claim, Pushes pushes, RecordOutcome record, PutOff putOff) {
        this.claim = claim;
        this.pushes = pushes;
        this.record = record;
        this.putOff = putOff;
    }

    /** What may leave through this channel now. */
    Uni<Claim> from(String channel) {
        return from(channel, Line.BATCH);
    }

    private Uni<Claim> from(String channel, int most) {
        return claim.from(channel, most)
                .onFailure(Unbegun.class)
                .recoverWithUni(failed -> apart(channel, (Unbegun) failed));
    }

    private Uni<Claim> apart(String channel, Unbegun failed) {
        return failed.isOne()
                ? later(failed.one(), failed.getCause()).chain(() -> from(channel))
                : Panache.withTransaction(() -> leaveDigests(failed.digest())).chain(() -> from(channel, 1));
    }

    private Uni<Void> later(UUID push, Throwable why) {
        putOff.count("push", push, why);
        return Panache.withTransaction(() -> wait(push, Instant.now().plus(LATER)))
                .chain(() -> record.late(push, UNWRITABLE)
                        .onFailure()
                        .recoverWithItem(false)
                        .replaceWithVoid());
    }

    private Uni<Integer> wait(UUID push, Instant until) {
        return pushes.update("notBefore = ?1 where id = ?2 and state = 'due'", until, push);
    }

    /** They go by themselves. */
    private Uni<Integer> leaveDigests(List<UUID> gathered) {
        return gathered.isEmpty() ? Uni.createFrom().item(0) : pushes.update("alone = true where id in ?1", gathered);
    }
}
