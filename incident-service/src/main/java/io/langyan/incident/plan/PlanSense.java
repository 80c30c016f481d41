package io.langyan.incident.plan;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.squad.Squad;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether this service could act on a plan: what opens an incident, calls a squad and closes it again must be there. */
final class PlanSense {

    private static final List<Level> CRISES = List.of(Level.L1, Level.L2, Level.L3);

    private final Plan plan;
    private final List<Problem> problems = new ArrayList<>();

    /** @param path JSON pointer into the plan */
    record Problem(String path, String problem) {}

    private PlanSense(Plan plan) {
        this.plan = plan;
    }

    /** Every problem found; empty when the plan can be published. */
    static List<Problem> check(Plan plan) {
        var sense = new PlanSense(plan);
        sense.sections();
        sense.brands();
        sense.drill();
        if (plan.response() != null) {
            sense.response();
        }
        return List.copyOf(sense.problems);
    }

    private void sections() {
        asked(plan.grading() != null, "/grading", "is missing");
        asked(plan.response() != null, "/response", "is missing");
        asked(plan.escalation() != null, "/escalation", "is missing");
    }

    private void brands() {
        Set<String> seen = new HashSet<>();
        asked(!plan.brands().isEmpty(), "/brands", "a plan covers at least one brand");
        plan.brands()
                .forEach(brand -> asked(
                        brand.id() != null && !brand.id().isBlank() && seen.add(brand.id()),
                        "/brands",
                        "each brand has an id of its own: " + brand.id()));
    }

    private void drill() {
        asked(plan.timeScale() >= 1, "/timeScale", "is at least 1");
        asked(plan.timeScale() == 1 || plan.drill() != null, "/timeScale", "above 1 only with drill");
    }

    private void response() {
        var response = plan.response();
        asked(response.opening() != null, "/response/opening", "is missing");
        asked(response.closing() != null, "/response/closing", "is missing");
        asked(response.approvals() != null, "/response/approvals", "is missing");
        CRISES.forEach(level -> asked(
                Squad.choose(response, level, null).isPresent(), "/response/squads", "no squad for " + level.code()));
        asked(
                response.atRiskAfter() > 0 && response.atRiskAfter() < 1,
                "/response/atRiskAfter",
                "is a part between 0 and 1");
    }

    private void asked(boolean holds, String path, String problem) {
        if (!holds) {
            problems.add(new Problem(path, problem));
        }
    }
}
