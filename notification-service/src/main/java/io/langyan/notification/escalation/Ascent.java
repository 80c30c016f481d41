package io.langyan.notification.escalation;

import io.langyan.events.delivery.Outgoing;
import io.langyan.events.v1.PushEvent;
import io.langyan.events.v1.PushEvent.PageEscalated;
import io.langyan.notification.page.Ladder.Rung;
import io.langyan.notification.page.PageAlarm;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.PushRow;
import io.langyan.notification.push.Steps;
import io.langyan.notification.rota.Duty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages on their ladders at one moment: what they do goes into their rows, what follows from it is gathered to be written at once. */
final class Ascent {

    private static final String REQUESTED = "requested";

    private final Duty duty;
    private final Steps steps;
    private final PageAlarm alarm;
    private final Instant now;
    private final List<PushRow> pushes = new ArrayList<>();
    private final List<Outgoing> told = new ArrayList<>();
    private final List<UUID> closed = new ArrayList<>();

    Ascent(Duty duty, Steps steps, PageAlarm alarm, Instant now) {
        this.duty = duty;
        this.steps = steps;
        this.alarm = alarm;
        this.now = now;
    }

    static boolean isDue(PageRow page, Instant now) {
        Instant next = page.stage().nextAt();
        return next != null && !next.isAfter(now);
    }

    /** All that the steps of these pages may ask for. */
    static Set<String> roles(Collection<PageRow> pages) {
        return pages.stream()
                .flatMap(page -> page.ladder.rungs().stream().flatMap(rung -> roles(page, rung)))
                .collect(Collectors.toSet());
    }

    /** All whom the steps of these pages name. */
    static Set<String> people(Collection<PageRow> pages) {
        return pages.stream()
                .flatMap(page -> page.ladder.rungs().stream().flatMap(rung -> rung.people().stream()))
                .collect(Collectors.toSet());
    }

    /** Those of a step, the page's own in place of {@code requested}. */
    static Stream<String> roles(PageRow page, Rung rung) {
        return rung.roles().stream().flatMap(role -> role.equals(REQUESTED) ? page.roles.stream() : Stream.of(role));
    }

    /** To be put in line. */
    List<PushRow> pushes() {
        return pushes;
    }

    /** To be told to the other services, in this order. */
    List<Outgoing> told() {
        return told;
    }

    /** Pages that end here without an answer. */
    List<UUID> closed() {
        return closed;
    }

    void climb(PageRow page) {
        while (isDue(page, now)) {
            Stage stage = page.stage();
            if (stage instanceof Stage.Answered answered) {
                page.ringAgain(answered, now);
            } else if (stage instanceof Stage.Ringing ringing) {
                ring(page, ringing);
            } else {
                return;
            }
        }
    }

    private void ring(PageRow page, Stage.Ringing ringing) {
        if (page.isTriedOut(ringing)) {
            page.enter(new Stage.Closed(now, "trial"));
            closed.add(page.id);
        } else if (ringing.atTheTop(page.ladder)) {
            page.enter(ringing.givenUp(now));
            say(page, alarm.say(page, "nobody answered", now));
        } else {
            boolean rings = step(page, page.ladder.rung(ringing.taken()));
            page.enter(ringing.climbed(page.ladder, now));
            if (!rings) {
                page.handOn(now);
            }
        }
    }

    /** @return whether anything of it is in line, or would be were it no drill */
    private boolean step(PageRow page, Rung rung) {
        int number = page.climbed++;
        Set<String> roles = roles(page, rung).collect(Collectors.toCollection(LinkedHashSet::new));
        List<PersonRow> people = duty.answering(roles, rung.people(), page.brand);
        List<PushRow> queued = steps.of(page, number, rung.channels(), people, now);
        pushes.addAll(queued);
        if (isLater(page, rung, number)) {
            say(page, new PageEscalated(page.id, page.brand, page.incidentId, number, List.copyOf(roles), now));
        }
        if (people.isEmpty()) {
            roles.addAll(rung.people());
            alarmOnce(page, "nobody for " + String.join(", ", roles));
        } else if (queued.isEmpty()) {
            alarmOnce(page, "no channel of step " + number);
        }
        return !queued.isEmpty();
    }

    private static boolean isLater(PageRow page, Rung rung, int number) {
        return number > 0 && !rung.after().equals(page.ladder.rung(0).after())
                || number >= page.ladder.rungs().size();
    }

    private void alarmOnce(PageRow page, String why) {
        alarm.once(page, why, now).ifPresent(event -> say(page, event));
    }

    private void say(PageRow page, PushEvent event) {
        told.add(new Outgoing(page.scope(), page.id.toString(), event));
    }
}
