package io.langyan.notification.escalation;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.v1.PushEvent.PageOpened;
import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.notification.page.Ladder;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Stage;
import io.langyan.notification.plan.KnownPlan;
import io.langyan.notification.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Opens a page and takes its first step. A page that is known changes nothing. */
@ApplicationScoped
public class StartPage {

    private final Pages pages;
    private final Plans plans;
    private final ClosePages close;
    private final Climb climb;
    private final Outbox outbox;

    StartPage(Pages pages, Plans plans, ClosePages close, Climb climb, Outbox outbox) {
        this.pages = pages;
        this.plans = plans;
        this.close = close;
        this.climb = climb;
        this.outbox = outbox;
    }

    /** Call within a transaction. */
    public Uni<Void> start(PageRequest request) {
        return pages.known(request.pageId())
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : plans.of(request.brand()).chain(plan -> open(request, plan)));
    }

    private Uni<Void> open(PageRequest request, KnownPlan plan) {
        Instant now = Instant.now();
        PageRow page = row(request, plan, now);
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

    private static PageRow row(PageRequest request, KnownPlan plan, Instant now) {
        EscalationPolicy.Policy policy = plan.policy(request.policy(), request.level());
        EscalationPolicy escalation = plan.escalation();
        PageRow page = new PageRow();
        page.id = request.pageId();
        page.brand = request.brand();
        page.drill = request.scope().drill();
        page.planVersion = request.scope().planVersion() == null
                ? plan.version()
                : request.scope().planVersion();
        page.planName = plan.plan().name();
        page.incidentId = request.incidentId();
        page.crisisId = request.crisisId();
        page.groupKey = request.group();
        page.level = request.level().code();
        page.why = request.why();
        page.title = request.title();
        page.facts = request.facts();
        page.roles = request.roles();
        page.policy = policy.name();
        page.ladder = Ladder.of(policy, plan.plan());
        page.onUnknown = escalation.onUnknownOutcome();
        page.ackKeepsMillis = request.incidentId() == null || escalation.ackExpiresAfter() == null
                ? null
                : Long.valueOf(plan.plan().scaled(escalation.ackExpiresAfter()).toMillis());
        page.trial = request.trial() || plan.onTrial();
        page.requestedAt = request.at();
        page.openedAt = now;
        page.enter(Stage.Ringing.from(page.ladder, now));
        return page;
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
                page.openedAt);
    }
}
