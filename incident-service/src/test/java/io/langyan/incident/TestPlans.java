package io.langyan.incident;

import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;

/** The default plan and what drills make of it. */
public final class TestPlans {

    private TestPlans() {}

    /** The plan that ships, for another brand. */
    public static Plan of(String name, String brand) {
        return PlanFile.parse(text(name, brand));
    }

    public static String text(String name, String brand) {
        return PlanFile.defaultText()
                .replace("name: default", "name: " + name)
                .replace("{id: langyan, name: 狼烟, names: [狼烟]", "{id: " + brand + ", name: 测试, names: [测试]");
    }

    /** A drill of that plan that runs so many times as fast. */
    public static String drill(String name, String brand, int timeScale) {
        return text(name, brand).replace("timeScale: 1", "timeScale: " + timeScale + "\ndrill: drill-" + name);
    }
}
