package io.langyan.notification.escalation;

import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.notification.mute.MuteRow;
import io.langyan.notification.mute.Mutes;
import io.langyan.notification.page.Ladder;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Stage;
import io.langyan.notification.plan.KnownPlan;
import io.langyan.notification.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Writes a page as the brand's plan and its mutes stand now. What is muted rings when the mute ends if it is of an incident; else it is only
 * recorded.
 */
@ApplicationScoped
class NewPage {

    private final Plans plans;
    private final Mutes mutes;

    NewPage(Plans plans, Mutes mutes) {
        this.plans = plans;
        this.mutes = mutes;
    }

    Uni<PageRow> of(PageRequest request, Instant now) {
        return plans.of(request.brand())
                .chain(plan -> mutes.covering(request, now).map(mute -> row(request, plan, mute, now)));
    }

    private static PageRow row(PageRequest request, KnownPlan plan, MuteRow mute, Instant now) {
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
        page.muteId = mute == null ? null : mute.id;
        page.mutedUntil = mute == null ? null : mute.until;
        page.enter(Stage.Ringing.from(page.ladder, mute == null ? now : mute.until));
        if (mute != null && page.incidentId == null) {
            page.enter(new Stage.Closed(now, PageRow.MUTED));
        }
        return page;
    }
}
