package io.langyan.notification.escalation;

import io.langyan.events.delivery.Outbox;
import io.langyan.notification.card.CardLabel;
import io.langyan.notification.card.HeldCards;
import io.langyan.notification.page.PageAlarm;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.push.QueuePushes;
import io.langyan.notification.rota.Duties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Takes the steps of pages that are due. The pages' rows must be locked, or new. Who is on duty and what the channels are is read once for all of
 * them.
 */
@ApplicationScoped
class Climb {

    private final Duties duties;
    private final QueuePushes queue;
    private final HeldCards cards;
    private final Outbox outbox;
    private final PageAlarm alarm;

    Climb(Duties duties, QueuePushes queue, HeldCards cards, Outbox outbox, PageAlarm alarm) {
        this.duties = duties;
        this.queue = queue;
        this.cards = cards;
        this.outbox = outbox;
        this.alarm = alarm;
    }

    /** Does what the stage of each page asks for now: the due steps, giving up, or ringing again. */
    Uni<Void> allDue(Collection<PageRow> pages, Instant now) {
        List<PageRow> due =
                pages.stream().filter(page -> Ascent.isDue(page, now)).toList();
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : duties.of(Ascent.roles(due), Ascent.people(due), now)
                        .chain(duty -> queue.steps().map(steps -> new Ascent(duty, steps, alarm, now)))
                        .invoke(ascent -> due.forEach(ascent::climb))
                        .chain(ascent -> queue.all(ascent.pushes(), now)
                                .chain(() -> cards.takeButtons(ascent.closed(), CardLabel.CLOSED, now))
                                .chain(() -> outbox.addAll(ascent.told())));
    }
}
