package io.langyan.notification.push;

import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Makes one attempt and sees that its outcome is written down. */
@ApplicationScoped
class Deliver {

    private static final Logger LOG = Logger.getLogger(Deliver.class);

    private final Vertx vertx;
    private final Messengers messengers;
    private final MarkChannel mark;
    private final RecordOutcome record;
    private final WriteOutcomes outcomes;

    Deliver(Vertx vertx, Messengers messengers, MarkChannel mark, RecordOutcome record, WriteOutcomes outcomes) {
        this.vertx = vertx;
        this.messengers = messengers;
        this.mark = mark;
        this.record = record;
        this.outcomes = outcomes;
    }

    /** Never fails: an outcome that cannot be written down is found by the lease that runs out. */
    Uni<Void> one(Sending sending) {
        return OwnContext.run(vertx, () -> messengers.send(sending.channel(), sending.letter()))
                .chain(outcome -> write(sending, outcome))
                .onFailure()
                .invoke(failure -> unrecorded(sending.letter().id(), failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> write(Sending sending, Outcome outcome) {
        if (!outcome.accepted()) {
            LOG.warnf(
                    "push %s through %s, attempt %d: %s, code %s",
                    sending.letter().id(), sending.channel().name(), number(sending), outcome.result(), outcome.code());
        }
        Uni<Void> chain = OwnContext.run(vertx, () -> mark.after(sending, outcome));
        if (sending.isDigest()) {
            chain = chain.chain(() -> OwnContext.run(vertx, () -> record.ofDigest(sending, outcome)));
        }
        return chain.chain(() -> Uni.join()
                .all(sending.pushes().stream()
                        .map(push -> outcomes.of(new Answered(sending, push, outcome)))
                        .toList())
                .andCollectFailures()
                .replaceWithVoid());
    }

    private static int number(Sending sending) {
        return sending.pushes().get(0).number();
    }

    private static void unrecorded(String id, Throwable failure) {
        LOG.errorf("the outcome of push %s is not recorded: %s", id, failure);
    }
}
