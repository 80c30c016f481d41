package io.langyan.notification.ack;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.notification.card.HeldCards;
import io.langyan.notification.page.Answer;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import io.langyan.notification.push.Pushes;
import io.langyan.notification.push.TellAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Takes an answer, whichever channel it came by: the ladder is climbed no further, no call leaves any more, no card keeps its button, and whom
 * the page had reached is told who has it.
 */
@ApplicationScoped
class Acknowledge {

    private final Pushes pushes;
    private final HeldCards cards;
    private final TellAnswer tell;
    private final Outbox outbox;

    Acknowledge(Pushes pushes, HeldCards cards, TellAnswer tell, Outbox outbox) {
        this.pushes = pushes;
        this.cards = cards;
        this.tell = tell;
        this.outbox = outbox;
    }

    /**
     * The same by the button of a card, which is replaced by what the press is answered with.
     *
     * @param card the push that it is
     */
    Uni<Boolean> pressed(PageRow locked, UUID card, Answer answer) {
        return cards.pressed(locked.id, card).chain(() -> take(locked, answer));
    }

    /** True when this answer counted; false when one had come before or the page is closed. */
    Uni<Boolean> take(PageRow locked, Answer answer) {
        if (!(locked.stage() instanceof Stage.Answerable answerable)) {
            return Uni.createFrom().item(false);
        }
        locked.enter(answerable.answered(answer, locked.ackKeeps()));
        return pushes.cancelWaiting(locked.id, "acknowledged", answer.at())
                .chain(() -> cards.answered(locked.id, answer.name(), answer.at()))
                .chain(() -> tell.of(locked, answer.at()))
                .chain(() -> outbox.add(locked.scope(), locked.id.toString(), event(locked, answer)))
                .replaceWith(true);
    }

    private static PageAcknowledged event(PageRow page, Answer answer) {
        return new PageAcknowledged(
                page.id,
                page.brand,
                page.incidentId,
                answer.person(),
                answer.name(),
                answer.channel(),
                answer.proof(),
                answer.at());
    }
}
