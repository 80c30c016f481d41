package io.langyan.notification.push;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Outgoing;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.push.CloseAttempt.Closed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes down what came of attempts and what follows from it. Locks pages first, then pushes. */
@ApplicationScoped
class RecordOutcome {

    private final Pages pages;
    private final Pushes pushes;
    private final CloseAttempt close;
    private final Conclude conclude;
    private final Outbox outbox;

    RecordOutcome(Pages pages, Pushes pushes, CloseAttempt close, Conclude conclude, Outbox outbox) {
        this.pages = pages;
        this.pushes = pushes;
        this.close = close;
        this.conclude = conclude;
        this.outbox = outbox;
    }

    /** A digest was answered; its pushes come after it. */
    Uni<Void> ofDigest(Sending sending, Outcome outcome) {
        return Panache.withTransaction(() -> close.digest(sending, outcome, Instant.now()));
    }

    /** Attempts were answered, or their time is over. */
    Uni<Void> all(List<Answered> answered) {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> close.answered(answered, now)
                .chain(() -> pages.locked(
                        answered.stream().map(each -> each.push().pageId()).toList()))
                .chain(pageOf -> pushes.locked(answered.stream()
                                .map(each -> each.push().pushId())
                                .toList())
                        .chain(pushOf -> settleAll(answered, pageOf, pushOf, now)))
                .chain(outbox::addAll));
    }

    /** A sender has not come back: its attempt may have arrived. */
    Uni<Void> abandoned(UUID pushId) {
        Outcome lost = Outcome.failed(Result.MAYBE, "SENDER_LOST", "the sender did not come back");
        Instant now = Instant.now();
        return Panache.withTransaction(
                () -> pushes.pageOf(pushId).chain(pages::locked).chain(page -> pushes.locked(pushId)
                        .chain(push -> lost(page, push, lost, now))
                        .chain(outbox::addAll)));
    }

    /**
     * The channel keeps a push waiting for longer than we wait.
     *
     * @return whether it waits there no more
     */
    Uni<Boolean> late(UUID pushId, Outcome why) {
        Instant now = Instant.now();
        return Panache.withTransaction(
                () -> pushes.pageOf(pushId).chain(pages::locked).chain(page -> pushes.locked(pushId)
                        .chain(push -> push.state.equals(PushRow.DUE)
                                ? conclude.late(page, push, why, now)
                                        .chain(outbox::addAll)
                                        .map(told -> push.isFinal())
                                : Uni.createFrom().item(false))));
    }

    /** One after the other, for the session is one; what is to be told of them, in their order. */
    private Uni<List<Outgoing>> settleAll(
            List<Answered> answered, Map<UUID, PageRow> pageOf, Map<UUID, PushRow> pushOf, Instant now) {
        Uni<List<Outgoing>> chain = Uni.createFrom().item(new ArrayList<>());
        for (Answered each : answered) {
            PageRow page = pageOf.get(each.push().pageId());
            PushRow push = pushOf.get(each.push().pushId());
            chain = chain.call(told -> stillOurs(push, each.push())
                    ? settle(page, push, Closed.by(each), now).invoke(told::addAll)
                    : Uni.createFrom().voidItem());
        }
        return chain;
    }

    private static boolean stillOurs(PushRow push, Sending.Begun begun) {
        return push.state.equals(PushRow.SENDING) && push.attempts == begun.number();
    }

    private Uni<List<Outgoing>> lost(PageRow page, PushRow push, Outcome lost, Instant now) {
        boolean abandoned = push.state.equals(PushRow.SENDING) && push.leaseUntil.isBefore(now);
        return !abandoned
                ? Uni.createFrom().item(List.of())
                : close.abandoned(push.id, lost, now).chain(closed -> settle(page, push, closed, now));
    }

    private Uni<List<Outgoing>> settle(PageRow page, PushRow push, Closed closed, Instant now) {
        return closed.inDigest()
                ? conclude.afterDigest(page, push, closed.outcome(), now)
                : conclude.after(page, push, closed.outcome(), push.part + 1 < closed.parts(), now);
    }
}
