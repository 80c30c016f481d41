package io.langyan.events.v1.plan;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.EscalationPolicy.Policy;
import io.langyan.events.v1.plan.EscalationPolicy.QuietHours;
import io.langyan.events.v1.plan.EscalationPolicy.Step;
import java.util.List;

/** Policies named once, their steps one after the other and asking somebody, and no grave page kept quiet. */
final class EscalationSense {

    private EscalationSense() {}

    static void check(Plan plan, Findings findings) {
        List<Policy> policies = plan.escalation().policies();
        findings.duplicates("/escalation/policies", policies, Policy::name, "escalation");
        for (int i = 0; i < policies.size(); i++) {
            steps("/escalation/policies/" + i + "/steps/", policies.get(i), findings);
            asked("/escalation/policies/" + i + "/steps/", plan, policies.get(i), findings);
        }
        FrameSense.positive("/escalation/ackExpiresAfter", plan.escalation().ackExpiresAfter(), findings);
        if (plan.escalation().quietHours() != null) {
            quiet(plan.escalation().quietHours(), findings);
        }
        RouteSense.check(plan, findings);
    }

    /** Every step asks somebody, and every group it names seats somebody. */
    private static void asked(String path, Plan plan, Policy policy, Findings findings) {
        for (int i = 0; i < policy.steps().size(); i++) {
            Step step = policy.steps().get(i);
            if (step.roles().isEmpty()
                    && step.groups().isEmpty()
                    && step.people().isEmpty()) {
                findings.add(
                        path + i,
                        "升级策略“%s”的步骤没有写明呼叫谁：roles、groups、people 至少写一项",
                        "escalation \"%s\": the step asks nobody; it needs roles, groups or people",
                        policy.name());
            }
            for (int g = 0; g < step.groups().size(); g++) {
                String group = step.groups().get(g);
                if (plan.seated(policy, group).isEmpty()) {
                    findings.add(
                            path + i + "/groups/" + g,
                            "分组“%s”没有席位：采用升级策略“%s”的小组中无人属于它",
                            "group \"%s\" has no seat in the squads that escalate by \"%s\"",
                            group,
                            policy.name());
                }
            }
        }
    }

    private static void quiet(QuietHours quiet, Findings findings) {
        if (quiet.from().equals(quiet.to())) {
            findings.add(
                    "/escalation/quietHours/to",
                    "静默时段的起止时刻不能相同：%s",
                    "quiet hours begin and end at the same time: %s",
                    quiet.to());
        }
        for (int i = 0; i < quiet.levels().size(); i++) {
            if (quiet.levels().get(i).atLeast(Level.L2)) {
                findings.add(
                        "/escalation/quietHours/levels/" + i,
                        "%s 级呼叫任何时候都不静默",
                        "%s is never quiet",
                        quiet.levels().get(i).code());
            }
        }
    }

    private static void steps(String path, Policy policy, Findings findings) {
        List<Step> steps = policy.steps();
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).after().compareTo(steps.get(i - 1).after()) <= 0) {
                findings.add(
                        path + i + "/after",
                        "升级策略“%s”的步骤须一步晚于一步",
                        "escalation \"%s\": each step comes after the one before",
                        policy.name());
            }
        }
    }
}
