package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.plan.Finding;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import java.util.List;
import java.util.Map;

/** The plan a caller wants to grade by, refused with the reasons when it does not hold together. */
final class AskedPlan {

    /** Characters, and bytes of a file. */
    static final int LONGEST = 1 << 20;

    private AskedPlan() {}

    /** @param part which of two plans it is: {@code plan} or {@code against} */
    static Plan of(String part, JsonNode asked) {
        return of(part, asked.isTextual() ? asked.textValue() : asked.toString());
    }

    static Plan of(String part, String text) {
        if (text.length() > LONGEST) {
            throw tooLarge();
        }
        List<Finding> findings = PlanCheck.check(text);
        if (!findings.isEmpty()) {
            throw Problem.unprocessable("plan-invalid", "预案有误，无法回测。", "The plan does not hold together.")
                    .with("part", part)
                    .with("findings", findings.stream().map(AskedPlan::shown).toList());
        }
        return PlanFile.parse(text);
    }

    static Problem tooLarge() {
        return Problem.tooLarge(
                        "plan-too-large", "预案过大，上限为 1 MiB。", "The plan is larger than the 1 MiB that a plan may be.")
                .with("limit", LONGEST);
    }

    private static Map<String, String> shown(Finding finding) {
        return Map.of("path", finding.path(), "zh", finding.zh(), "en", finding.en());
    }
}
