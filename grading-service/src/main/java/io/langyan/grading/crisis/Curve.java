package io.langyan.grading.crisis;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.plan.GradingPolicy;
import io.langyan.events.v1.plan.GradingPolicy.Spread;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * How the spread of a crisis went (传播曲线), against what its plan asks for.
 *
 * @param stretch ISO-8601; of each stretch of that length the first point, the last and the highest of each window are told; all of them when it is
 *     a minute
 * @param windows those of the plan in force and those that were told, shortest first
 * @param points as they were told, oldest first
 * @param proved the levels that the crisis proves as it is known now, those within the asked time, as in {@code levels} of the crisis
 */
@RegisterForReflection
record Curve(UUID id, String stretch, List<Window> windows, List<CurvePoint> points, List<JsonNode> proved) {

    /**
     * A window and what the plan in force asks for within it.
     *
     * @param window ISO-8601
     * @param thresholds highest first; none when the plan in force does not have the window
     */
    @RegisterForReflection
    record Window(String window, List<Threshold> thresholds) {}

    /** @param over the spread that is not enough yet */
    @RegisterForReflection
    record Threshold(String level, long over) {}

    static Curve of(CrisisView crisis, CurveQuery query, Thinning told, GradingPolicy policy) {
        List<CurvePoint> points = told.points();
        return new Curve(
                crisis.id(), told.stretch().toString(), windows(points, policy), points, proved(crisis, query, points));
    }

    private static List<Window> windows(List<CurvePoint> points, GradingPolicy policy) {
        Map<Duration, List<Threshold>> windows = new TreeMap<>();
        points.forEach(point ->
                point.spread().keySet().forEach(window -> windows.put(Duration.parse(window), new ArrayList<>())));
        policy.levels().forEach(rule -> add(windows, rule.level().code(), rule.spread()));
        if (policy.warn() != null) {
            add(windows, "warn", policy.warn().spread());
        }
        if (policy.watch() != null) {
            add(windows, "watch", policy.watch().spread());
        }
        windows.values()
                .forEach(asked ->
                        asked.sort(Comparator.comparing(Threshold::over).reversed()));
        return windows.entrySet().stream()
                .map(window -> new Window(window.getKey().toString(), List.copyOf(window.getValue())))
                .toList();
    }

    private static void add(Map<Duration, List<Threshold>> windows, String level, Spread spread) {
        if (spread != null) {
            windows.computeIfAbsent(spread.within(), any -> new ArrayList<>()).add(new Threshold(level, spread.over()));
        }
    }

    private static List<JsonNode> proved(CrisisView crisis, CurveQuery query, List<CurvePoint> points) {
        JsonNode levels = crisis.figures().get("levels");
        if (levels == null) {
            return List.of();
        }
        Instant last =
                points.isEmpty() ? Instant.now() : points.get(points.size() - 1).at();
        return StreamSupport.stream(levels.spliterator(), false)
                .filter(level -> query.holds(Instant.parse(level.get("provedAt").asText()), last))
                .toList();
    }
}
