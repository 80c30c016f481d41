package io.langyan.notification.lint;

import java.util.List;

/**
 * What is wrong with a step of an escalation for one brand.
 *
 * @param policyAt which of the plan's policies, from 0
 * @param step which of its steps, from 0
 * @param routes by which pages come there (路由), besides those that ask for it
 * @param what name of the channel or role, id or user name of the person; empty where it is about the step
 * @param name what people call it
 */
record ChainFinding(
        String plan,
        String brand,
        String policy,
        int policyAt,
        List<String> routes,
        int step,
        ChainFault fault,
        String what,
        String name) {

    /** The same key is the same finding, told once. */
    String key() {
        return String.join("|", brand, policy, String.valueOf(step), fault.code(), what);
    }

    /** JSON pointer into the plan. */
    String path() {
        return "/escalation/policies/" + policyAt + "/steps/" + step;
    }

    String zh() {
        String by = routes.isEmpty() ? " " : "（路由 " + String.join("、", routes) + "）";
        return "策略 " + policy + by + "第 " + (step + 1) + " 步：" + fault.zh(name);
    }

    String en() {
        String by = routes.isEmpty() ? "" : " (by route " + String.join(", ", routes) + ")";
        return policy + by + ", step " + (step + 1) + ": " + fault.en(name);
    }
}
