package io.langyan.notification.escalation;

import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.notification.mute.MuteRow;
import io.langyan.notification.mute.Mutes;
import io.langyan.notification.page.Ladder;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.page.Quiet;
import io.langyan.notification.page.Stage;
import io.langyan.notification.plan.KnownPlan;
import io.langyan.notification.plan.Plans;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes pages as the brands' plans and mutes stand now, and numbers them within their conversations. What is muted rings when the mute ends if
 * it is of an incident; else it is only recorded.
 */
@ApplicationScoped
class NewPages {

    private final Plans plans;
    private final Mutes mutes;
    private final Pages pages;
    private final Calendars calendars;

    NewPages(Plans plans, Mutes mutes, Pages pages, Calendars calendars) {
        this.plans = plans;
        this.mutes = mutes;
        this.pages = pages;
        this.calendars = calendars;
    }

    /** In the order of the requests. */
    Uni<List<PageRow>> of(List<PageRequest> requests, Instant now) {
        Set<String> brands = requests.stream().map(PageRequest::brand).collect(Collectors.toSet());
        return plansOf(brands)
                .chain(planOf -> mutes.running(brands, now).map(running -> requests.stream()
                        .map(request -> row(request, planOf.get(request.brand()), running.covering(request), now))
                        .toList()))
                .call(this::number);
    }

    private Uni<Void> number(List<PageRow> rows) {
        Set<UUID> conversations = rows.stream().map(row -> row.conversation).collect(Collectors.toSet());
        return pages.told(conversations)
                .invoke(before -> {
                    Map<UUID, Integer> told = new HashMap<>(before);
                    for (PageRow row : rows) {
                        row.nth = told.getOrDefault(row.conversation, 0) + 1;
                        told.merge(row.conversation, PageRow.MUTED.equals(row.endedWhy) ? 0 : 1, Integer::sum);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Map<String, KnownPlan>> plansOf(Set<String> brands) {
        Uni<Map<String, KnownPlan>> chain = Uni.createFrom().item(new HashMap<>());
        for (String brand : brands) {
            chain = chain.call(found -> plans.of(brand).invoke(plan -> found.put(brand, plan)));
        }
        return chain;
    }

    /** Below an incident and of a clock, which is closed when it is met; what tells of the incident itself runs on as long as that. */
    private static boolean answerHolds(PageRequest request) {
        return request.incidentId() == null || request.why().startsWith("clock-");
    }

    /** Null where it does not rest: what is broken in the suite itself would be so all night, with nobody to call for the next crisis. */
    private static Quiet quiet(PageRequest request, KnownPlan plan) {
        return request.scope().drill() != null || request.isOfTheSuite()
                ? null
                : Quiet.of(plan.plan(), request.level());
    }

    private PageRow row(PageRequest request, KnownPlan plan, MuteRow mute, Instant now) {
        Instant start = mute == null ? now : mute.until;
        Quiet quiet = quiet(request, plan);
        Course course = Course.of(request, plan, quiet == null ? start : quiet.over(start), calendars);
        EscalationPolicy escalation = plan.escalation();
        PageRow page = PageRow.of(request);
        page.planVersion = request.scope().planVersion() == null
                ? plan.version()
                : request.scope().planVersion();
        page.planName = plan.plan().name();
        page.policy = course.policy().name();
        page.route = course.route();
        page.ladder = Ladder.of(course.policy(), plan.plan()).resting(quiet);
        page.onUnknown = escalation.onUnknownOutcome();
        page.ackKeepsMillis = answerHolds(request) || escalation.ackExpiresAfter() == null
                ? null
                : Long.valueOf(plan.plan().scaled(escalation.ackExpiresAfter()).toMillis());
        page.trial = request.trial() || plan.onTrial();
        page.openedAt = now;
        page.muteId = mute == null ? null : mute.id;
        page.mutedUntil = mute == null ? null : mute.until;
        page.enter(Stage.Ringing.from(page.ladder, start));
        if (mute != null && page.incidentId == null) {
            page.enter(new Stage.Closed(now, PageRow.MUTED));
        }
        return page;
    }
}
