package io.langyan.notification.plan;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A plan as this service reads it.
 *
 * @param version null for the plan that ships with the suite, which stands in while none is known: no page is lost for want
 *     of a plan
 */
public record KnownPlan(Integer version, Plan plan) {

    public static KnownPlan shipped() {
        return new KnownPlan(null, PlanFile.defaultPlan());
    }

    public boolean onTrial() {
        return plan.mode() == Plan.Mode.trial;
    }

    /** The policy of that name, else the first for the level, else the first of all. */
    public EscalationPolicy.Policy policy(String name, Level level) {
        List<EscalationPolicy.Policy> own = escalation().policies();
        List<EscalationPolicy.Policy> all =
                own.isEmpty() ? shipped().plan().escalation().policies() : own;
        return Stream.of(
                        all.stream().filter(each -> Objects.equals(each.name(), name)),
                        all.stream().filter(each -> each.levels().contains(level)),
                        all.stream())
                .flatMap(each -> each)
                .findFirst()
                .orElseThrow();
    }

    /** A hit must be pushed within this time of being seen; as it runs, shorter in a drill. */
    public Duration alertWithin() {
        boolean says = plan.monitoring() != null && plan.monitoring().alertWithin() != null;
        return plan.scaled((says ? plan : shipped().plan()).monitoring().alertWithin());
    }

    public EscalationPolicy escalation() {
        return plan.escalation() == null ? shipped().plan().escalation() : plan.escalation();
    }
}
