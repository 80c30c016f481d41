package io.langyan.notification.push;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.people.People;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Writes down what came of an attempt and what follows from it. Locks the page first, then the push. */
@ApplicationScoped
class RecordOutcome {

    private static final Duration GIVE_UP = Duration.ofHours(24);

    private final Pages pages;
    private final Pushes pushes;
    private final Attempts attempts;
    private final Uses uses;
    private final QueuePushes queue;
    private final People people;
    private final Outbox outbox;
    private final NotificationConfig config;

    RecordOutcome(
            Pages pages,
            Pushes pushes,
            Attempts attempts,
            Uses uses,
            QueuePushes queue,
            People people,
            Outbox outbox,
            NotificationConfig config) {
        this.pages = pages;
        this.pushes = pushes;
        this.attempts = attempts;
        this.uses = uses;
        this.queue = queue;
        this.people = people;
        this.outbox = outbox;
        this.config = config;
    }

    /** An attempt was answered, or its time is over. */
    Uni<Void> of(Sending sending, Outcome outcome) {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> finish(sending, outcome, now)
                .chain(() -> pages.locked(sending.pageId()))
                .chain(page -> pushes.locked(sending.pushId())
                        .chain(push -> stillOurs(push, sending)
                                ? apply(page, push, outcome, push.part + 1 < sending.parts(), now)
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
                                ? failOver(page, push, late, false, now)
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
                                apply(page, push, lost, attempt != null && push.part + 1 < attempt.parts, now));
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

    private Uni<Void> apply(PageRow page, PushRow push, Outcome outcome, boolean more, Instant now) {
        Verdict.Standing standing = new Verdict.Standing(
                push.refusals, push.repeated, !push.route.isEmpty(), more, !"failover".equals(page.onUnknown));
        Verdict verdict = Verdict.after(standing, outcome, config.patience(), config.probe());
        push.code = outcome.code();
        push.reason = outcome.reason();
        if (verdict instanceof Verdict.Sent) {
            push.end(PushRow.SENT, outcome.code(), null, now);
            return say(page, pushed(page, push, "sent", now));
        }
        if (verdict instanceof Verdict.NextPart) {
            push.part++;
            push.refusals = 0;
            push.backInLine(now);
            return Uni.createFrom().voidItem();
        }
        if (verdict instanceof Verdict.FailOver over) {
            return failOver(page, push, outcome, over.maybe(), now);
        }
        if (verdict instanceof Verdict.LeftUnknown) {
            push.end(PushRow.MAYBE, outcome.code(), outcome.reason(), now);
            return say(page, pushed(page, push, "maybe", now));
        }
        return verdict instanceof Verdict.Again again
                ? again(page, push, again, outcome, now)
                : fail(page, push, outcome, now);
    }

    /** Nothing is sent again for a page that has been answered, and nothing for ever. */
    private Uni<Void> again(PageRow page, PushRow push, Verdict.Again again, Outcome outcome, Instant now) {
        boolean maybe = outcome.result() == Result.MAYBE;
        if (!"ringing".equals(page.stage) && !"exhausted".equals(page.stage)) {
            push.end(maybe ? PushRow.MAYBE : PushRow.CANCELLED, outcome.code(), "no longer needed", now);
            return maybe
                    ? say(page, pushed(page, push, "maybe", now))
                    : Uni.createFrom().voidItem();
        }
        if (push.createdAt.plus(GIVE_UP).isBefore(now)) {
            return fail(page, push, outcome, now);
        }
        push.refusals += again.refused() ? 1 : 0;
        push.repeated = again.repeated();
        push.backInLine(now.plus(again.pause()));
        return maybe
                ? say(page, pushed(page, push, "maybe", now))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> failOver(PageRow page, PushRow push, Outcome outcome, boolean maybe, Instant now) {
        push.end(maybe ? PushRow.MAYBE : PushRow.FAILED, outcome.code(), outcome.reason(), now);
        Event event = maybe ? pushed(page, push, "maybe", now) : failed(page, push, outcome, now);
        boolean needed = "ringing".equals(page.stage) || "exhausted".equals(page.stage);
        return say(page, event)
                .chain(() -> people.of(push.peopleIds()))
                .chain(found -> needed
                        ? queue.failOver(page, push, found, now)
                        : Uni.createFrom().item(0))
                .replaceWithVoid();
    }

    private Uni<Void> fail(PageRow page, PushRow push, Outcome outcome, Instant now) {
        push.end(PushRow.FAILED, outcome.code(), outcome.reason(), now);
        return say(page, failed(page, push, outcome, now));
    }

    private Uni<Void> say(PageRow page, Event event) {
        return outbox.add(page.scope(), page.id.toString(), event);
    }

    private static Pushed pushed(PageRow page, PushRow push, String outcome, Instant now) {
        return new Pushed(
                page.id, page.brand, page.incidentId, push.id, push.person, push.channel, push.attempts, outcome, now);
    }

    private static PushFailed failed(PageRow page, PushRow push, Outcome outcome, Instant now) {
        return new PushFailed(
                page.id,
                page.brand,
                page.incidentId,
                push.id,
                push.person,
                push.channel,
                push.attempts,
                outcome.code(),
                outcome.reason(),
                now);
    }
}
