package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * When a review is due and what counts as good.
 *
 * @param dueWorkingDays working days (调休 calendar) after closing, the closing day not counted
 */
public record ReviewPolicy(int dueWorkingDays, List<Kpi> kpis) {

    public ReviewPolicy {
        kpis = kpis == null ? List.of() : List.copyOf(kpis);
    }

    /**
     * @param kpi response-time subsidence negative-spread coverage training drills
     * @param target in {@code unit}; negative means a fall against the baseline
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Kpi(String kpi, double target, String unit, String baseline) {}
}
