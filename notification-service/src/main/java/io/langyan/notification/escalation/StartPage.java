package io.langyan.notification.escalation;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Opens a page and takes its first step. A page that is known changes nothing. */
@ApplicationScoped
public class StartPage {

    private final Pages pages;
    private final NewPage newPage;
    private final ClosePages close;
    private final Climb climb;
    private final Outbox outbox;

    StartPage(Pages pages, NewPage newPage, ClosePages close, Climb climb, Outbox outbox) {
        this.pages = pages;
        this.newPage = newPage;
        this.close = close;
        this.climb = climb;
        this.outbox = outbox;
    }

    /** Call within a transaction. */
    public Uni<Void> start(PageRequest request) {
        return pages.known(request.pageId())
                .chain(known -> known ? Uni.createFrom().voidItem() : open(request, Instant.now()));
    }

    private Uni<Void> open(PageRequest request, Instant now) {
        return newPage.of(request, now).chain(page -> open(request, page, now));
    }

    private Uni<Void> open(PageRequest request, PageRow page, Instant now) {
        return passOn(request, now)
                .chain(() -> pages.persistAndFlush(page))
                .chain(() -> outbox.add(page.scope(), page.id.toString(), opened(page)))
                .chain(() -> climb.allDue(page, now));
    }

    /** A page of the crisis from before the incident passes to it: nobody is paged twice for one thing. */
    private Uni<Void> passOn(PageRequest request, Instant now) {
        return request.incidentId() == null || request.crisisId() == null
                ? Uni.createFrom().voidItem()
                : close.passedTo(request.crisisId(), now);
    }

    private static PageOpened opened(PageRow page) {
        return new PageOpened(
                page.id,
                page.brand,
                page.incidentId,
                page.crisisId,
                page.gravity(),
                page.why,
                page.roles,
                page.openedAt,
                page.mutedUntil);
    }
}
