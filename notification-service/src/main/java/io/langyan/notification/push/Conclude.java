package io.langyan.notification.push;

import io.langyan.events.delivery.Outgoing;
import io.langyan.events.v1.PushEvent;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.page.PageRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settles a push, and then its step. Page and push must be locked. What comes back is to be told to the other services, in this order. */
@ApplicationScoped
class Conclude {

    private final Settle settle;
    private final HandOn handOn;

    Conclude(Settle settle, HandOn handOn) {
        this.settle = settle;
        this.handOn = handOn;
    }

    /** @param more the text has further parts */
    Uni<List<Outgoing>> after(PageRow page, PushRow push, Outcome outcome, boolean more, Instant now) {
        return step(page, push, settle.after(page, push, outcome, more, now), now);
    }

    /** The same of one that was in a digest. */
    Uni<List<Outgoing>> afterDigest(PageRow page, PushRow push, Outcome outcome, Instant now) {
        return step(page, push, settle.afterDigest(page, push, outcome, now), now);
    }

    /** It has waited in line for longer than we wait. */
    Uni<List<Outgoing>> late(PageRow page, PushRow push, Outcome why, Instant now) {
        return step(page, push, settle.late(page, push, why, now), now);
    }

    private Uni<List<Outgoing>> step(PageRow page, PushRow push, Uni<PushEvent> settled, Instant now) {
        return settled.chain(
                event -> handOn.after(page, push, now).map(exhausted -> Stream.of(Optional.ofNullable(event), exhausted)
                        .flatMap(Optional::stream)
                        .map(told -> new Outgoing(page.scope(), page.id.toString(), told))
                        .toList()));
    }
}
