package io.langyan.events.v1.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Zone, time scale, brands, what is listened to, KPIs. */
final class FrameSense {

    private FrameSense() {}

    static void check(Plan plan, Findings findings) {
        zone(plan, findings);
        if (plan.timeScale() > 1 && plan.drill() == null) {
            findings.add(
                    "/timeScale",
                    "timeScale %d 只能用于演练：缺少 drill",
                    "timeScale %d is for drills only: drill is missing",
                    plan.timeScale());
        }
        findings.duplicates("/brands", plan.brands(), Brand::id, "brand");
        if (plan.monitoring() != null) {
            monitoring(plan.monitoring(), findings);
        }
        if (plan.review() != null) {
            findings.duplicates("/review/kpis", plan.review().kpis(), ReviewPolicy.Kpi::kpi, "KPI");
        }
    }

    private static void zone(Plan plan, Findings findings) {
        try {
            ZoneId.of(plan.zone());
        } catch (DateTimeException unknown) {
            findings.add("/zone", "时区“%s”不存在", "zone \"%s\" does not exist", plan.zone());
        }
    }

    private static void monitoring(MonitoringPolicy monitoring, Findings findings) {
        List<MonitoringPolicy.Platform> platforms = monitoring.platforms();
        findings.duplicates("/monitoring/platforms", platforms, MonitoringPolicy.Platform::platform, "platform");
        for (int i = 0; i < platforms.size(); i++) {
            positive(
                    "/monitoring/platforms/" + i + "/expectedInterval",
                    platforms.get(i).expectedInterval(),
                    findings);
        }
        positive("/monitoring/alertWithin", monitoring.alertWithin(), findings);
        if (!monitoring.patrols().equals(monitoring.patrols().stream().sorted().toList())) {
            findings.add(
                    "/monitoring/patrols", "巡查时间须由早到晚：%s", "patrols run from early to late: %s", monitoring.patrols());
        }
    }

    /** A null duration is not asked. */
    static void positive(String path, Duration duration, Findings findings) {
        if (duration != null && duration.isZero()) {
            findings.add(path, "时长须大于零", "a duration above zero is needed");
        }
    }
}
