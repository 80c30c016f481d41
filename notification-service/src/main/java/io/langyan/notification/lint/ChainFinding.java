package io.langyan.notification.lint;

/**
 * What is wrong with a step of an escalation for one brand.
 *
 * @param policyAt which of the plan's policies, from 0
 * @param step which of its steps, from 0
 * @param what name of the channel or role, id or user name of the person; empty where it is about the step
 * @param name what people call it
 */
record ChainFinding(
        String plan, String brand, String policy, int policyAt, int step, ChainFault fault, String what, String name) {

    /** The same key is the same finding, told once. */
    String key() {
        return String.join("|", brand, policy, String.valueOf(step), fault.code(), what);
    }

    /** JSON pointer into the plan. */
    String path() {
        return "/escalation/policies/" + policyAt + "/steps/" + step;
    }

    String zh() {
        return "策略 " + policy + " 第 " + (step + 1) + " 步：" + fault.zh(name);
    }

    String en() {
        return policy + ", step " + (step + 1) + ": " + fault.en(name);
    }
}
