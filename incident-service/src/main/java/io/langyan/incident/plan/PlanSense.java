package io.langyan.incident.plan;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Finding;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.ResponsePolicy;
import io.langyan.incident.squad.Squad;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a plan can be in force. Besides {@link PlanCheck}, which also passes a plan for backtests alone: it covers a brand
 * and says all that opening, calling and closing need.
 */
final class PlanSense {

    private static final List<Level> CRISES = List.of(Level.L1, Level.L2, Level.L3);

    private final List<Finding> findings = new ArrayList<>();

    private PlanSense() {}

    /** Everything that is wrong; empty when the plan can be published. */
    static List<Finding> check(Plan plan) {
        List<Finding> found = PlanCheck.check(plan);
        if (!found.isEmpty()) {
            return found;
        }
        var sense = new PlanSense();
        sense.asked(!plan.brands().isEmpty(), "/brands", "生效的预案至少包含一个品牌", "a plan in force covers at least one brand");
        sense.given(plan.response(), "/response");
        sense.given(plan.escalation(), "/escalation");
        if (plan.response() != null) {
            sense.response(plan.response());
        }
        return List.copyOf(sense.findings);
    }

    private void response(ResponsePolicy response) {
        given(response.opening(), "/response/opening");
        given(response.closing(), "/response/closing");
        given(response.approvals(), "/response/approvals");
        CRISES.forEach(level -> asked(
                Squad.choose(response, level, null).isPresent(),
                "/response/squads",
                level.code() + " 没有小组",
                "there is no squad for " + level.code()));
    }

    private void given(Object section, String path) {
        asked(section != null, path, "生效的预案不能缺少此节", "a plan in force needs this section");
    }

    private void asked(boolean holds, String path, String zh, String en) {
        if (!holds) {
            findings.add(new Finding(path, zh, en));
        }
    }
}
