package io.langyan.notification.escalation;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.events.v1.PushEvent.PageExhausted;
import io.langyan.notification.page.Ladder.Rung;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.QueuePushes;
import io.langyan.notification.rota.Duties;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes the steps of a page that are due. The page's row must be locked, or new. */
@ApplicationScoped
class Climb {

    private static final Logger LOG = Logger.getLogger(Climb.class);
    private static final String REQUESTED = "requested";

    private final Duties duties;
    private final QueuePushes queue;
    private final Outbox outbox;
    private final MeterRegistry meters;

    Climb(Duties duties, QueuePushes queue, Outbox outbox, MeterRegistry meters) {
        this.duties = duties;
        this.queue = queue;
        this.outbox = outbox;
        this.meters = meters;
    }

    /** Does what the page's stage asks for now: the due steps, giving up, or ringing again. */
    Uni<Void> allDue(PageRow page, Instant now) {
        Stage stage = page.stage();
        if (stage.nextAt() == null || stage.nextAt().isAfter(now)) {
            return Uni.createFrom().voidItem();
        }
        if (stage instanceof Stage.Answered answered) {
            page.enter(answered.ringAgain(page.ladder, now));
            return allDue(page, now);
        }
        return stage instanceof Stage.Ringing ringing
                ? ring(page, ringing, now)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> ring(PageRow page, Stage.Ringing ringing, Instant now) {
        if (page.trial && ringing.taken() > 0) {
            page.enter(new Stage.Closed(now, "trial"));
            return Uni.createFrom().voidItem();
        }
        if (ringing.atTheTop(page.ladder)) {
            page.enter(ringing.givenUp(now));
            return alarm(page, "nobody answered", now);
        }
        return step(page, page.ladder.rung(ringing.taken()), now)
                .invoke(() -> page.enter(ringing.climbed(page.ladder)))
                .chain(() -> allDue(page, now));
    }

    private Uni<Void> step(PageRow page, Rung rung, Instant now) {
        int number = page.climbed++;
        Set<String> roles = new LinkedHashSet<>();
        rung.roles().forEach(role -> roles.addAll(role.equals(REQUESTED) ? page.roles : List.of(role)));
        return duties.answering(roles, page.brand, now)
                .chain(people -> queue.step(page, number, rung.channels(), people, now)
                        .chain(queued -> tell(page, rung, number, List.copyOf(roles), people, queued, now)));
    }

    private Uni<Void> tell(
            PageRow page, Rung rung, int number, List<String> roles, List<PersonRow> people, int queued, Instant now) {
        boolean later = number > 0 && !rung.after().equals(page.ladder.rung(0).after())
                || number >= page.ladder.rungs().size();
        Uni<Void> escalated = later
                ? say(page, new PageEscalated(page.id, page.brand, page.incidentId, number, roles, now))
                : Uni.createFrom().voidItem();
        String trouble = queued == 0
                ? "no channel of step " + number
                : people.isEmpty() ? "nobody for " + String.join(", ", roles) : null;
        return escalated.chain(
                () -> trouble == null || page.alarm != null ? Uni.createFrom().voidItem() : alarm(page, trouble, now));
    }

    /** Nobody could be told, or nobody answered: said once to the other services, counted and logged. */
    private Uni<Void> alarm(PageRow page, String why, Instant now) {
        page.alarm = why;
        meters.counter("langyan.page.exhausted", "level", page.level).increment();
        LOG.logf(
                page.gravity().isCrisis() ? Logger.Level.ERROR : Logger.Level.WARN,
                "page %s of level %s is exhausted: %s",
                page.id,
                page.level,
                why);
        return say(page, new PageExhausted(page.id, page.brand, page.incidentId, why, now));
    }

    private Uni<Void> say(PageRow page, Event event) {
        return outbox.add(page.scope(), page.id.toString(), event);
    }
}
