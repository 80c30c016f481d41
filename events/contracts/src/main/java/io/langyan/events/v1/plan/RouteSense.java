package io.langyan.events.v1.plan;

import io.langyan.events.v1.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Routes named once, each to a policy that is there and for its levels, of brands of the plan, at some time, and none hidden behind another. */
final class RouteSense {

    private final Plan plan;
    private final EscalationPolicy escalation;
    private final Findings findings;

    private RouteSense(Plan plan, Findings findings) {
        this.plan = plan;
        this.escalation = plan.escalation();
        this.findings = findings;
    }

    static void check(Plan plan, Findings findings) {
        RouteSense sense = new RouteSense(plan, findings);
        List<Route> routes = sense.escalation.routes();
        findings.duplicates("/escalation/routes", routes, Route::name, "route");
        for (int i = 0; i < routes.size(); i++) {
            String path = "/escalation/routes/" + i;
            sense.brands(path, routes.get(i));
            sense.policy(path, routes.get(i));
            sense.hours(path, routes.get(i));
            sense.hidden(path, routes.get(i), routes.subList(0, i));
        }
    }

    private void brands(String path, Route route) {
        for (int i = 0; i < route.brands().size(); i++) {
            if (!plan.covers(route.brands().get(i))) {
                findings.add(
                        path + "/brands/" + i,
                        "路由“%s”的品牌“%s”不在预案中",
                        "route \"%s\": brand \"%s\" is not of this plan",
                        route.name(),
                        route.brands().get(i));
            }
        }
    }

    private void policy(String path, Route route) {
        Optional<EscalationPolicy.Policy> policy = escalation.policy(route.policy());
        if (policy.isEmpty()) {
            findings.add(
                    path + "/policy",
                    "升级策略“%s”不存在（路由“%s”）",
                    "escalation \"%s\" of route \"%s\" does not exist",
                    route.policy(),
                    route.name());
        }
        policy.ifPresent(known -> levels(path, route, known));
    }

    private void levels(String path, Route route, EscalationPolicy.Policy policy) {
        for (int i = 0; i < route.levels().size(); i++) {
            Level level = route.levels().get(i);
            if (!policy.isFor(level)) {
                findings.add(
                        path + "/levels/" + i,
                        "路由“%s”不能接 %s 级呼叫：升级策略“%s”没有列出该级别",
                        "route \"%s\" cannot take %s: escalation \"%s\" does not list it",
                        route.name(),
                        level.code(),
                        policy.name());
            }
        }
    }

    private void hours(String path, Route route) {
        if (route.hours() != null && route.hours().from().equals(route.hours().to())) {
            findings.add(
                    path + "/hours/to",
                    "路由“%s”的起止时刻不能相同：%s",
                    "route \"%s\" begins and ends at the same time: %s",
                    route.name(),
                    route.hours().to());
        }
    }

    private void hidden(String path, Route route, List<Route> earlier) {
        earlier.stream()
                .filter(first -> hides(first, route))
                .findFirst()
                .ifPresent(first -> findings.add(
                        path,
                        "路由“%s”永远轮不到：“%s”先匹配",
                        "route \"%s\" is never taken: \"%s\" comes first",
                        route.name(),
                        first.name()));
    }

    private boolean hides(Route first, Route later) {
        List<Level> levels = escalation.takenBy(later);
        return !levels.isEmpty()
                && escalation.takenBy(first).containsAll(levels)
                && covers(first.brands(), later.brands())
                && covers(first.types(), later.types())
                && covers(first.categories(), later.categories())
                && covers(first.platforms(), later.platforms())
                && covers(first.whys(), later.whys())
                && always(first.hours(), later.hours())
                && always(first.days(), later.days());
    }

    /** An empty list is no condition. */
    private static boolean covers(List<String> wide, List<String> narrow) {
        return wide.isEmpty() || !narrow.isEmpty() && wide.containsAll(narrow);
    }

    private static boolean always(Object wide, Object narrow) {
        return wide == null || Objects.equals(wide, narrow);
    }
}
