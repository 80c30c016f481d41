package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.push.CloseAttempt.Closed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Writes down what came of an attempt and what follows from it. Locks the page first, then the push. */
@ApplicationScoped
class RecordOutcome {

    private final Pages pages;
    private final Pushes pushes;
    private final CloseAttempt close;
    private final Settle settle;

    RecordOutcome(Pages pages, Pushes pushes, CloseAttempt close, Settle settle) {
        this.pages = pages;
        this.pushes = pushes;
        this.close = close;
        this.settle = settle;
    }

    /** A digest was answered; its pushes come after it, one by one. */
    Uni<Void> ofDigest(Sending sending, Outcome outcome) {
        return Panache.withTransaction(() -> close.digest(sending, outcome, Instant.now()));
    }

    /** An attempt was answered, or its time is over. */
    Uni<Void> of(Sending sending, Sending.Begun begun, Outcome outcome) {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> close.answered(sending, begun, outcome, now)
                .chain(closed -> pages.locked(begun.pageId()).chain(page -> pushes.locked(begun.pushId())
                        .chain(push -> stillOurs(push, begun)
                                ? settle(page, push, closed, now)
                                : Uni.createFrom().voidItem()))));
    }

    /** A sender has not come back: its attempt may have arrived. */
    Uni<Void> abandoned(UUID pushId) {
        Outcome lost = Outcome.failed(Result.MAYBE, "SENDER_LOST", "the sender did not come back");
        Instant now = Instant.now();
        return Panache.withTransaction(
                () -> pushes.pageOf(pushId).chain(pages::locked).chain(page -> pushes.locked(pushId)
                        .chain(push -> lost(page, push, lost, now))));
    }

    /** The channel keeps a push waiting too long: the next one takes over. */
    Uni<Void> impatient(UUID pushId, String code) {
        Instant now = Instant.now();
        Outcome late = Outcome.failed(Result.THROTTLED, code, "the channel takes nothing for longer than we wait");
        return Panache.withTransaction(
                () -> pushes.pageOf(pushId).chain(pages::locked).chain(page -> pushes.locked(pushId)
                        .chain(push -> push.state.equals(PushRow.DUE)
                                ? settle.failOver(page, push, late, false, now)
                                : Uni.createFrom().voidItem())));
    }

    private static boolean stillOurs(PushRow push, Sending.Begun begun) {
        return push.state.equals(PushRow.SENDING) && push.attempts == begun.number();
    }

    private Uni<Void> lost(PageRow page, PushRow push, Outcome lost, Instant now) {
        boolean abandoned = push.state.equals(PushRow.SENDING) && push.leaseUntil.isBefore(now);
        return !abandoned
                ? Uni.createFrom().voidItem()
                : close.abandoned(push.id, lost, now).chain(closed -> settle(page, push, closed, now));
    }

    private Uni<Void> settle(PageRow page, PushRow push, Closed closed, Instant now) {
        return closed.inDigest()
                ? settle.afterDigest(page, push, closed.outcome(), now)
                : settle.after(page, push, closed.outcome(), push.part + 1 < closed.parts(), now);
    }
}
