package io.langyan.events.v1.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import java.util.List;

/**
 * Says whether a plan holds together: its shape and ranges by {@code plan.schema.json}, then what one part demands of another
 * (clauses that exist, levels that can be reached, policies that are there). An empty list means the plan may be used.
 */
public final class PlanCheck {

    private PlanCheck() {}

    /** Checks a plan in YAML or JSON as somebody wrote it; an unknown property is named too. */
    public static List<Finding> check(String yamlOrJson) {
        JsonNode tree;
        try {
            tree = PlanFile.tree(yamlOrJson);
        } catch (JsonProcessingException broken) {
            return List.of(unreadable(broken));
        }
        return tree.isMissingNode() ? List.of(new Finding("", "内容为空", "the text is empty")) : check(tree);
    }

    /** Checks a plan that is already in memory. */
    public static List<Finding> check(Plan plan) {
        return check(EventJson.mapper().<JsonNode>valueToTree(plan));
    }

    private static List<Finding> check(JsonNode tree) {
        List<Finding> shape = PlanSchema.check(tree);
        return shape.isEmpty() ? sense(EventJson.mapper().convertValue(tree, Plan.class)) : shape;
    }

    private static List<Finding> sense(Plan plan) {
        Findings findings = new Findings();
        FrameSense.check(plan, findings);
        GradingSense.check(plan, findings);
        if (plan.response() != null) {
            ResponseSense.check(plan, findings);
        }
        if (plan.escalation() != null) {
            EscalationSense.check(plan, findings);
        }
        return findings.all();
    }

    private static Finding unreadable(JsonProcessingException broken) {
        JsonLocation at = broken.getLocation();
        String why =
                broken.getOriginalMessage().lines().findFirst().orElse("").replaceFirst("( for `|: not allowed).*", "");
        return at == null
                ? new Finding("", "不是 YAML 或 JSON：" + why, "neither YAML nor JSON: " + why)
                : new Finding(
                        "",
                        "第 %d 行无法读取：%s".formatted(at.getLineNr(), why),
                        "line %d cannot be read: %s".formatted(at.getLineNr(), why));
    }
}
