package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.plan.ResponsePolicy.Squad;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The plan (预案). A plan with only {@code grading} is valid for a backtest; other sections are then null. What has started
 * keeps the version it started with.
 *
 * @param apiVersion {@code langyan/v1}
 * @param kind {@code CrisisPlan}
 * @param zone IANA zone of its clock times and working days
 * @param calendar working-day calendar, {@code cn}
 * @param mode {@code live}, or {@code trial} (试运行): grades and logs "would have paged"
 * @param timeScale every duration is divided by it; above 1 only with {@code drill}
 * @param drill id of the drill (演练) this plan runs, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String apiVersion,
        String kind,
        String name,
        String zone,
        String calendar,
        Mode mode,
        Integer timeScale,
        String drill,
        List<Brand> brands,
        MonitoringPolicy monitoring,
        GradingPolicy grading,
        ResponsePolicy response,
        EscalationPolicy escalation,
        ReviewPolicy review) {

    public static final String API_VERSION = "langyan/v1";
    public static final String KIND = "CrisisPlan";

    /** live, or trial. */
    public enum Mode {
        live,
        trial
    }

    public Plan {
        apiVersion = apiVersion == null ? API_VERSION : apiVersion;
        kind = kind == null ? KIND : kind;
        name = name == null ? "default" : name;
        zone = zone == null ? "Asia/Shanghai" : zone;
        calendar = calendar == null ? "cn" : calendar;
        mode = mode == null ? Mode.live : mode;
        timeScale = timeScale == null ? 1 : timeScale;
        brands = brands == null ? List.of() : List.copyOf(brands);
    }

    /** A duration of this plan on the wall clock: divided by {@code timeScale}, never below a millisecond. */
    public Duration scaled(Duration planned) {
        if (timeScale == 1 || planned.isZero()) {
            return planned;
        }
        return Duration.ofMillis(Math.max(1, planned.toMillis() / timeScale));
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    /**
     * The roles that sit in a group of the squads that escalate by a policy; of all squads where none does.
     *
     * @param group command, intelligence, media or experts
     */
    public List<String> seated(EscalationPolicy.Policy policy, String group) {
        List<Squad> all = response == null ? List.of() : response.squads();
        List<Squad> own = all.stream()
                .filter(squad -> policy.name().equals(squad.escalation()))
                .toList();
        return (own.isEmpty() ? all : own)
                .stream()
                        .flatMap(squad -> squad.seats().stream())
                        .filter(seat -> group.equals(seat.group()))
                        .map(Squad.Seat::role)
                        .distinct()
                        .toList();
    }

    /** True when this plan is the policy of the brand. */
    public boolean covers(String brand) {
        return brands.stream().anyMatch(known -> known.id().equals(brand));
    }
}
