package io.langyan.notification.escalation;

import io.langyan.events.v1.ClockReading;
import io.langyan.notification.card.CardLabel;
import io.langyan.notification.card.HeldCards;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Stage;
import io.langyan.notification.push.Pushes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Closes pages that need no answer any more; what has not left yet stays, and no card keeps its button. */
@ApplicationScoped
public class ClosePages {

    private static final String CLOCK_AT_RISK = "clock-at-risk";
    private static final String CLOCK_BREACHED = "clock-breached";
    /** In these states of a clock nobody has to hurry for it. */
    private static final Set<String> AT_REST = Set.of("met", "met-late", "paused", "cancelled");

    private static final Set<String> ABOUT_THE_LEVEL = Set.of("opened", "reopened", "level-changed");

    private final Pages pages;
    private final Pushes pushes;
    private final HeldCards cards;

    ClosePages(Pages pages, Pushes pushes, HeldCards cards) {
        this.pages = pages;
        this.pushes = pushes;
        this.cards = cards;
    }

    /** The incident is closed. */
    public Uni<Void> ofIncident(UUID incident) {
        return pages.openOf(incident).chain(open -> all(open, page -> true, "incident-closed", Instant.now()));
    }

    /** The incident has another level: what was asked before says the wrong one. */
    public Uni<Void> beforeLevelChange(UUID incident, Instant changedAt) {
        return pages.openOf(incident)
                .chain(open -> all(
                        open,
                        page -> ABOUT_THE_LEVEL.contains(page.why) && page.requestedAt.isBefore(changedAt),
                        "level-changed",
                        Instant.now()));
    }

    /** Whether pages of this clock may end by how it stands now. */
    public static boolean endsPages(ClockReading clock) {
        return AT_REST.contains(clock.state()) || clock.state().equals("breached");
    }

    /** The clock is met, stopped or no longer asked for: nobody is called for it. One that is breached calls anew, and others. */
    public Uni<Void> ofClock(UUID incident, ClockReading clock, Instant changedAt) {
        if (!endsPages(clock)) {
            return Uni.createFrom().voidItem();
        }
        Set<String> over =
                AT_REST.contains(clock.state()) ? Set.of(CLOCK_AT_RISK, CLOCK_BREACHED) : Set.of(CLOCK_AT_RISK);
        return pages.openOf(incident)
                .chain(open -> all(
                        open,
                        page -> over.contains(page.why)
                                && clock.clock().equals(page.facts.get("clock"))
                                && !page.requestedAt.isAfter(changedAt),
                        "clock-" + clock.state(),
                        Instant.now()));
    }

    /** The crisis was none, or belongs to another. */
    public Uni<Void> ofCrisis(UUID crisis, String why) {
        return pages.unclaimedOf(Set.of(crisis)).chain(open -> all(open, page -> true, why, Instant.now()));
    }

    Uni<Void> passedTo(Set<UUID> crises, Instant now) {
        return pages.unclaimedOf(crises).chain(open -> all(open, page -> true, "passed-to-incident", now));
    }

    private Uni<Void> all(List<PageRow> open, Predicate<PageRow> which, String why, Instant now) {
        List<UUID> closed = new ArrayList<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (PageRow page : open) {
            if (which.test(page)) {
                page.enter(new Stage.Closed(now, why));
                closed.add(page.id);
                chain = chain.chain(() -> pushes.cancelWaiting(page.id, why, now));
            }
        }
        return chain.chain(() -> cards.takeButtons(closed, CardLabel.CLOSED, now));
    }
}
