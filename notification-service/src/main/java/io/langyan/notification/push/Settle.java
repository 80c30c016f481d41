package io.langyan.notification.push;

import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.PushEvent.PushFailed;
import io.langyan.events.v1.PushEvent.Pushed;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.card.HeldCards;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.page.PageRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Carries out the {@link Verdict} on a push. Page and push must be locked. What comes back is to be told to the other services, null when there is
 * nothing to tell.
 */
@ApplicationScoped
class Settle {

    private final QueuePushes queue;
    private final Successors successors;
    private final Attempts attempts;
    private final HeldCards cards;
    private final NotificationConfig config;

    Settle(QueuePushes queue, Successors successors, Attempts attempts, HeldCards cards, NotificationConfig config) {
        this.queue = queue;
        this.successors = successors;
        this.attempts = attempts;
        this.cards = cards;
        this.config = config;
    }

    /** @param more the text has further parts */
    Uni<PushEvent> after(PageRow page, PushRow push, Outcome outcome, boolean more, Instant now) {
        return attempts.before(push, outcome, now).chain(past -> successors
                .of(page, push, outcome, now)
                .chain(next -> after(page, push, next, outcome, standing(page, push, next, past, more), now))
                .invoke(() -> beginAtTheGap(push, past.gap())));
    }

    /** What is left unknown says why, and if a person puts it in line again it begins with the first part that may not have arrived. */
    private static void beginAtTheGap(PushRow push, AttemptRow gap) {
        if (gap != null && push.state.equals(PushRow.MAYBE)) {
            push.part = gap.part;
            push.code = gap.code;
            push.reason = gap.reason;
        }
    }

    private static Verdict.Standing standing(PageRow page, PushRow push, List<PushRow> next, Past past, boolean more) {
        boolean resend = !"failover".equals(page.onUnknown);
        return new Verdict.Standing(
                push.refusals, past.throttled(), past.unknown(), !next.isEmpty(), more, past.gap() != null, resend);
    }

    private Uni<PushEvent> after(
            PageRow page, PushRow push, List<PushRow> next, Outcome outcome, Verdict.Standing standing, Instant now) {
        Verdict verdict = Verdict.after(standing, outcome, config.patience(), config.probe());
        push.code = outcome.code();
        push.reason = outcome.reason();
        Uni<PushEvent> told = verdict instanceof Verdict.FailOver over
                ? failOver(page, push, next, outcome, over.maybe(), now)
                : Uni.createFrom().item(inPlace(page, push, verdict, outcome, now));
        return outcome.card() == null
                ? told
                : told.call(() -> cards.keep(page, push.id, push.channel, outcome.card(), now));
    }

    private static PushEvent inPlace(PageRow page, PushRow push, Verdict verdict, Outcome outcome, Instant now) {
        if (verdict instanceof Verdict.Sent) {
            return sent(page, push, outcome, now);
        }
        if (verdict instanceof Verdict.NextPart) {
            return nextPart(page, push, outcome, now);
        }
        if (verdict instanceof Verdict.Again again) {
            return again(page, push, again, outcome, now);
        }
        return verdict instanceof Verdict.LeftUnknown
                ? leftUnknown(page, push, outcome, now)
                : failed(page, push, outcome, now);
    }

    /** A digest that was refused for what it says leaves each of its pushes to go by itself. */
    Uni<PushEvent> afterDigest(PageRow page, PushRow push, Outcome outcome, Instant now) {
        boolean refused = outcome.result() == Result.PERM || outcome.result() == Result.UNKNOWN;
        if (refused && push.isWanted(page, now)) {
            push.code = outcome.code();
            push.reason = outcome.reason();
            push.leaveDigest(now);
            return Uni.createFrom().nullItem();
        }
        return after(page, push, outcome, false, now);
    }

    /**
     * It has waited in line for longer than we wait. Where nothing takes over it goes on waiting, unless it would wait in vain.
     *
     * @param why PERM when it would; of what its number keeps waiting the provider hears nothing that could end it
     */
    Uni<PushEvent> late(PageRow page, PushRow push, Outcome why, Instant now) {
        return successors
                .of(page, push, why, now)
                .chain(next -> next.isEmpty() && !isInVain(push, why, now)
                        ? waits(push, why)
                        : attempts.mayHaveArrived(push).chain(maybe -> failOver(page, push, next, why, maybe, now)));
    }

    private static boolean isInVain(PushRow push, Outcome why, Instant now) {
        return why.result() == Result.PERM || why.result() == Result.THROTTLED_RECIPIENT && push.isTriedOut(now);
    }

    /** Whoever looks at it sees why: one that was never tried has said nothing yet. */
    private static Uni<PushEvent> waits(PushRow push, Outcome why) {
        push.stuck = true;
        if (push.code == null) {
            push.code = why.code();
            push.reason = why.reason();
        }
        return Uni.createFrom().nullItem();
    }

    /** What takes over from what may have arrived is marked like what is sent again. */
    private Uni<PushEvent> failOver(
            PageRow page, PushRow push, List<PushRow> next, Outcome outcome, boolean maybe, Instant now) {
        next.forEach(row -> row.repeated = maybe || push.repeated);
        return queue.all(next, now)
                .replaceWith(maybe ? leftUnknown(page, push, outcome, now) : failed(page, push, outcome, now));
    }

    private static PushEvent sent(PageRow page, PushRow push, Outcome outcome, Instant now) {
        push.end(PushRow.SENT, outcome.code(), null, now);
        return pushed(page, push, "sent", now);
    }

    private static PushEvent nextPart(PageRow page, PushRow push, Outcome outcome, Instant now) {
        push.part++;
        push.refusals = 0;
        push.stuck = false;
        push.backInLine(now);
        return outcome.accepted() ? null : pushed(page, push, "maybe", now);
    }

    /** Nothing is sent again for a page that has been answered, and nothing for ever. */
    private static PushEvent again(PageRow page, PushRow push, Verdict.Again again, Outcome outcome, Instant now) {
        boolean maybe = outcome.result() == Result.MAYBE;
        if (!push.isWanted(page, now)) {
            push.end(maybe ? PushRow.MAYBE : PushRow.CANCELLED, outcome.code(), "no longer needed", now);
        } else if (push.isTriedOut(now)) {
            return failed(page, push, outcome, now);
        } else {
            push.refusals += again.refused() ? 1 : 0;
            push.repeated = push.repeated || again.repeated();
            push.stuck = !maybe && (push.stuck || again.stuck());
            push.backInLine(now.plus(again.pause()));
        }
        return maybe ? pushed(page, push, "maybe", now) : null;
    }

    private static PushEvent leftUnknown(PageRow page, PushRow push, Outcome outcome, Instant now) {
        push.end(PushRow.MAYBE, outcome.code(), outcome.reason(), now);
        return pushed(page, push, "maybe", now);
    }

    /** What failed is to be sent again by a person, which news is not. */
    private static PushEvent failed(PageRow page, PushRow push, Outcome outcome, Instant now) {
        push.end(push.notice ? PushRow.CANCELLED : PushRow.FAILED, outcome.code(), outcome.reason(), now);
        return push.notice ? null : failure(page, push, outcome, now);
    }

    private static PushFailed failure(PageRow page, PushRow push, Outcome outcome, Instant now) {
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

    /** The other services are told of calls only. */
    private static Pushed pushed(PageRow page, PushRow push, String outcome, Instant now) {
        return push.notice
                ? null
                : new Pushed(
                        page.id,
                        page.brand,
                        page.incidentId,
                        push.id,
                        push.person,
                        push.channel,
                        push.attempts,
                        outcome,
                        now);
    }
}
