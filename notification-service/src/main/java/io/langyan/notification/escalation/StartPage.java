package io.langyan.notification.escalation;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Outgoing;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens pages and takes their first steps. A page that is known changes nothing. */
@ApplicationScoped
public class StartPage {

    private final Pages pages;
    private final NewPages newPages;
    private final ClosePages close;
    private final Climb climb;
    private final Outbox outbox;

    StartPage(Pages pages, NewPages newPages, ClosePages close, Climb climb, Outbox outbox) {
        this.pages = pages;
        this.newPages = newPages;
        this.close = close;
        this.climb = climb;
        this.outbox = outbox;
    }

    /** Call within a transaction. */
    public Uni<Void> start(PageRequest request) {
        return all(List.of(request));
    }

    /** The same for several, none of which takes over from another of them. */
    public Uni<Void> all(List<PageRequest> requests) {
        Map<UUID, PageRequest> asked = new LinkedHashMap<>();
        requests.forEach(request -> asked.putIfAbsent(request.pageId(), request));
        return pages.known(asked.keySet())
                .invoke(asked.keySet()::removeAll)
                .chain(() -> asked.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : open(List.copyOf(asked.values()), Instant.now()));
    }

    private Uni<Void> open(List<PageRequest> requests, Instant now) {
        return passOn(requests, now)
                .chain(() -> newPages.of(requests, now))
                .call(rows -> pages.persist(rows))
                .call(rows -> outbox.addAll(rows.stream().map(StartPage::told).toList()))
                .chain(rows -> climb.allDue(rows, now));
    }

    /** A page of the crisis from before the incident passes to it: nobody is paged twice for one thing. */
    private Uni<Void> passOn(List<PageRequest> requests, Instant now) {
        Set<UUID> crises = requests.stream()
                .filter(request -> request.incidentId() != null && request.crisisId() != null)
                .map(PageRequest::crisisId)
                .collect(Collectors.toSet());
        return crises.isEmpty() ? Uni.createFrom().voidItem() : close.passedTo(crises, now);
    }

    private static Outgoing told(PageRow page) {
        return new Outgoing(page.scope(), page.id.toString(), opened(page));
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
                page.mutedUntil,
                page.quietHoursEnd());
    }
}
