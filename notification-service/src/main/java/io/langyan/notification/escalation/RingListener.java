package io.langyan.notification.escalation;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Pages the listener on duty (值班) for what stands below an incident; one story rings once. */
@ApplicationScoped
public class RingListener {

    public static final String ROLE = "listener";
    public static final String POLICY = "listener";
    public static final List<String> ROLES = List.of(ROLE);

    private final Pages pages;
    private final Incidents incidents;
    private final StartPage start;
    private final NotificationConfig config;

    RingListener(Pages pages, Incidents incidents, StartPage start, NotificationConfig config) {
        this.pages = pages;
        this.incidents = incidents;
        this.start = start;
        this.config = config;
    }

    /** Call within a transaction. */
    public Uni<Void> ring(PageRequest request) {
        return quiet(request).chain(quiet -> quiet ? Uni.createFrom().voidItem() : start.start(request));
    }

    /** An incident is at work on it, or the group has rung lately. */
    private Uni<Boolean> quiet(PageRequest request) {
        Uni<Boolean> taken =
                request.crisisId() == null ? Uni.createFrom().item(false) : incidents.openFor(request.crisisId());
        Instant now = Instant.now();
        return taken.chain(open -> open
                ? Uni.createFrom().item(true)
                : pages.rangSince(request.brand(), request.group(), now.minus(config.ringAgain()), now));
    }
}
