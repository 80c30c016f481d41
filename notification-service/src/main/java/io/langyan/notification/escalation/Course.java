package io.langyan.notification.escalation;

import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.events.v1.plan.EscalationPolicy.Policy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.Route;
import io.langyan.notification.page.PageRequest;
import io.langyan.notification.plan.KnownPlan;
import io.langyan.notification.schedule.Hours;
import io.langyan.notification.schedule.LocalDays;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which way a page goes: by the first route (路由) of its plan that fits, whatever policy it asks for, else as it asks.
 *
 * @param route its name, null where none fits
 */
record Course(Policy policy, String route) {

    /** @param rings when it would ring first: days and hours are those of that moment, for then somebody must answer */
    static Course of(PageRequest request, KnownPlan plan, Instant rings, Calendars calendars) {
        EscalationPolicy escalation = plan.escalation();
        return escalation.routes().stream()
                .filter(route -> escalation.takenBy(route).contains(request.level()))
                .filter(route -> isFor(route, request))
                .filter(route -> isOpen(route, plan.plan(), rings, calendars))
                .findFirst()
                .map(route -> new Course(escalation.policy(route.policy()).orElseThrow(), route.name()))
                .orElseGet(() -> new Course(plan.policy(request.policy(), request.level()), null));
    }

    private static boolean isFor(Route route, PageRequest request) {
        return holds(route.brands(), Set.of(request.brand()))
                && holds(route.types(), request.type() == null ? Set.of() : Set.of(request.type()))
                && holds(route.categories(), request.categories())
                && holds(route.platforms(), request.platforms())
                && holds(route.whys(), Set.of(request.why()));
    }

    private static boolean holds(List<String> wanted, Collection<String> told) {
        return wanted.isEmpty() || told.stream().anyMatch(wanted::contains);
    }

    /** A route whose time cannot be read is never open: a page must not be lost by it. */
    private static boolean isOpen(Route route, Plan plan, Instant rings, Calendars calendars) {
        if (route.hours() == null && route.days() == null) {
            return true;
        }
        try {
            return hours(route).openAt(rings, new LocalDays(plan.zoneId(), calendars.named(plan.calendar())));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    private static Hours hours(Route route) {
        return new Hours(
                Set.of(),
                route.days() == null
                        ? Hours.Kind.ANY
                        : Hours.Kind.valueOf(route.days().name().toUpperCase(Locale.ROOT)),
                route.hours() == null
                        ? LocalTime.MIDNIGHT
                        : LocalTime.parse(route.hours().from()),
                route.hours() == null
                        ? LocalTime.MIDNIGHT
                        : LocalTime.parse(route.hours().to()));
    }
}
