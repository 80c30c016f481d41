package io.langyan.standalone.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.langyan.events.v1.plan.EscalationPolicy.Policy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanCheck;
import io.langyan.events.v1.plan.PlanFile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchPlanTest {

    private final ObjectNode alarming = BenchPlan.alarming("bench-1", "压测甲", "bench-listener-0", "bench-squad-0");
    private final ObjectNode calling = BenchPlan.calling("bench-1", "压测甲", "bench-listener-0", "bench-squad-0");

    @Test
    void allHoldTogether() {
        assertThat(Stream.of(BenchPlan.of("bench-1", "压测甲"), alarming, calling))
                .allSatisfy(plan -> assertThat(PlanCheck.check(plan.toString())).isEmpty());
    }

    @Test
    void nobodyIsCalledButByTheRobotsOfTheBenchAndOnce() {
        assertThat(List.of(parsed(alarming), parsed(calling)))
                .allSatisfy(plan -> assertThat(plan.escalation().policies()).allSatisfy(BenchPlanTest::callsOnce));
    }

    private static void callsOnce(Policy policy) {
        assertThat(policy.repeat()).isZero();
        assertThat(policy.steps()).singleElement().satisfies(step -> {
            assertThat(step.after()).isZero();
            assertThat(step.channels())
                    .containsExactly(policy.name().equals("listener") ? "bench-listener-0" : "bench-squad-0");
        });
    }

    @Test
    void onlyTheOneInForceOpensIncidentsByRuleAndBothAreDrills() {
        assertThat(parsed(alarming).mode()).hasToString("live");
        assertThat(parsed(alarming).response().opening().by()).isEqualTo("rule");
        assertThat(parsed(calling).mode()).hasToString("trial");
        assertThat(parsed(calling).response().opening().by()).isEqualTo("hand");
        assertThat(List.of(parsed(alarming), parsed(calling)))
                .extracting(Plan::drill)
                .containsOnly("bench-1");
    }

    @Test
    void noClockRunsOutAndNoPatrolSourceOrForecastCalls() {
        Plan plan = parsed(alarming);

        assertThat(plan.response().clocks())
                .isNotEmpty()
                .flatExtracting(clock -> Stream.of(clock.within(), clock.every())
                        .filter(Objects::nonNull)
                        .toList())
                .allSatisfy(time -> assertThat((Duration) time).isGreaterThan(Duration.ofDays(30)));
        assertThat(plan.monitoring().patrols()).isEmpty();
        assertThat(plan.monitoring().platforms()).isEmpty();
        assertThat(plan.grading().warn().forecast()).isNull();
        assertThat(plan.grading().warn().spread()).isNotNull();
    }

    private static Plan parsed(ObjectNode plan) {
        return PlanFile.parse(plan.toString());
    }
}
