package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
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
    private final Attempts attempts;
    private final Uses uses;
    private final Settle settle;

    RecordOutcome(Pages pages, Pushes pushes, Attempts attempts, Uses uses, Settle settle) {
        this.pages = pages;
        this.pushes = pushes;
        this.attempts = attempts;
        this.uses = uses;
        this.settle = settle;
    }

    /** An attempt was answered, or its time is over. */
    Uni<Void> of(Sending sending, Outcome outcome) {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> finish(sending, outcome, now)
                .chain(() -> pages.locked(sending.pageId()))
                .chain(page -> pushes.locked(sending.pushId())
                        .chain(push -> stillOurs(push, sending)
                                ? settle.after(page, push, outcome, push.part + 1 < sending.parts(), now)
                                : Uni.createFrom().voidItem())));
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

    private static boolean stillOurs(PushRow push, Sending sending) {
        return push.state.equals(PushRow.SENDING) && push.attempts == sending.number();
    }

    private Uni<Void> lost(PageRow page, PushRow push, Outcome lost, Instant now) {
        boolean abandoned = push.state.equals(PushRow.SENDING) && push.leaseUntil.isBefore(now);
        return !abandoned
                ? Uni.createFrom().voidItem()
                : attempts.unfinished(push.id)
                        .invoke(attempt -> close(attempt, lost, now))
                        .chain(attempt ->
                                settle.after(page, push, lost, attempt != null && push.part + 1 < attempt.parts, now));
    }

    private Uni<Void> finish(Sending sending, Outcome outcome, Instant now) {
        return attempts.findById(sending.attemptId())
                .invoke(attempt -> close(attempt, outcome, now))
                .chain(() -> sending.useId() == null
                        ? Uni.createFrom().voidItem()
                        : pushes.getSession().chain(session -> uses.arrived(session, sending.useId(), now)));
    }

    private static void close(AttemptRow attempt, Outcome outcome, Instant now) {
        if (attempt != null && attempt.result == null) {
            attempt.finishedAt = now;
            attempt.result = outcome.result().name();
            attempt.code = outcome.code();
            attempt.reason = outcome.reason();
            attempt.providerId = outcome.providerId();
        }
    }
}
