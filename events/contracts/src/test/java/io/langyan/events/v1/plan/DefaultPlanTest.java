package io.langyan.events.v1.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.GradingPolicy.LevelRule;
import io.langyan.events.v1.plan.ResponsePolicy.ClockRule;
import io.langyan.events.v1.plan.ResponsePolicy.Squad;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plan that ships holds every number of the product. */
class DefaultPlanTest {

    private final Plan plan = PlanFile.defaultPlan();

    @Test
    void itMakesSenseAsTextAndInMemory() {
        assertThat(PlanCheck.check(PlanFile.defaultText())).isEmpty();
        assertThat(PlanCheck.check(plan)).isEmpty();
    }

    @Test
    void itIsTheSameAfterBeingWrittenAndRead() {
        assertThat(PlanFile.parse(PlanFile.write(plan))).isEqualTo(plan);
    }

    @Test
    void itIsLiveInShanghaiAtTrueSpeed() {
        assertThat(plan.zoneId()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(plan.calendar()).isEqualTo("cn");
        assertThat(plan.mode()).isEqualTo(Plan.Mode.live);
        assertThat(plan.timeScale()).isEqualTo(1);
        assertThat(plan.drill()).isNull();
    }

    @Test
    void itShowsWhatAPlanThatDoesNotSayWeighsTheScoreBy() {
        Plan silent = PlanFile.parse("grading: {score: {weights: {reach: 40}}}");

        assertThat(plan.grading().score().weights()).isEqualTo(GradingPolicy.ScoreRule.WEIGHTS);
        assertThat(silent.grading().weights())
                .containsAllEntriesOf(Map.of("reach", 40.0, "velocity", 30.0))
                .hasSameSizeAs(plan.grading().weights());
    }

    @Test
    void itCoversThePlatformsOfM1() {
        assertThat(plan.monitoring().platforms())
                .filteredOn(MonitoringPolicy.Platform::core)
                .extracting(MonitoringPolicy.Platform::platform)
                .containsExactlyInAnyOrder(
                        "wechat-mp",
                        "wechat-channels",
                        "weibo",
                        "douyin",
                        "xiaohongshu",
                        "zhihu",
                        "bilibili",
                        "forum",
                        "news");
        assertThat(plan.monitoring().platforms())
                .extracting(MonitoringPolicy.Platform::platform)
                .contains("kuaishou", "tieba", "internal");
    }

    @Test
    void itAlertsWithinTenMinutesAndPatrolsThreeTimes() {
        assertThat(plan.monitoring().alertWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.monitoring().patrols()).containsExactly("09:00", "14:00", "20:00");
        assertThat(plan.monitoring().negativeTags()).contains("投诉", "差评", "避雷");
    }

    @Test
    void itsLevelsAreThoseOfG3() {
        assertThat(plan.grading().levels())
                .extracting(
                        LevelRule::level,
                        rule -> rule.spread().over(),
                        rule -> rule.spread().within(),
                        LevelRule::anyOf)
                .containsExactly(
                        tuple(Level.L1, 100_000L, Duration.ofHours(2), List.of("core-interest", "media-follow-up")),
                        tuple(Level.L2, 50_000L, Duration.ofHours(4), List.of("user-rights", "core-interest")),
                        tuple(Level.L3, 10_000L, Duration.ofHours(8), List.of()));
        assertThat(plan.grading().warn().spread()).isEqualTo(new GradingPolicy.Spread(3_000, Duration.ofHours(8)));
        assertThat(plan.grading().warn().forecast().within()).isEqualTo(Duration.ofHours(2));
        assertThat(plan.grading().watch().spread()).isEqualTo(new GradingPolicy.Spread(500, Duration.ofHours(8)));
        assertThat(plan.grading().watch().orMentions()).isEqualTo(3);
        assertThat(plan.grading().counts().negativeShare()).isEqualTo(0.3);
        assertThat(plan.grading().counts().sentiments()).containsExactly("negative", "neutral", "unread");
        assertThat(plan.grading().window()).isEqualTo(GradingPolicy.SLIDING);
        assertThat(plan.grading().story()).isEqualTo(GradingPolicy.CLUSTER);
    }

    @Test
    void itsClausesAreThoseOfTheGradingPage() {
        assertThat(plan.grading().clauses())
                .containsOnlyKeys("core-interest", "user-rights", "media-follow-up")
                .containsEntry(
                        "core-interest",
                        new GradingPolicy.Clause(List.of("product-safety", "compliance", "privacy"), List.of(), 0.2, 5))
                .containsEntry(
                        "user-rights",
                        new GradingPolicy.Clause(
                                List.of("service-dispute", "false-advertising", "product-quality"), List.of(), 0.2, 5))
                .containsEntry("media-follow-up", new GradingPolicy.Clause(List.of(), List.of("media"), null, 1));
        assertThat(plan.grading().quiet()).isEqualTo(new GradingPolicy.QuietRule(0.02, Duration.ofHours(24), 0.3));
    }

    @Test
    void itsSquadsAreThoseOfI1() {
        assertThat(plan.response().opening().at()).isEqualTo(Level.L3);
        assertThat(plan.response().opening().byRule()).isTrue();
        assertThat(plan.response().squads())
                .extracting(Squad::name, Squad::levels, Squad::lead)
                .containsExactly(
                        tuple("应急小组", List.of(Level.L1), "pr-lead"),
                        tuple("专项小组", List.of(Level.L2, Level.L3), "pr-lead"));
        assertThat(plan.response().squads().get(0).seats())
                .extracting(Squad.Seat::role)
                .contains("pr-lead", "operations-head", "legal-head", "business-head");
        assertThat(plan.response().squads().get(1).seats())
                .extracting(Squad.Seat::role)
                .contains("pr-lead", "business-head");
    }

    @Test
    void itsClocksAreThoseOfI2() {
        assertThat(within("meeting", Level.L1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(within("fact-check", Level.L1)).isEqualTo(Duration.ofHours(1));
        assertThat(within("first-word", Level.L1)).isEqualTo(Duration.ofMinutes(30));
        assertThat(within("first-word", Level.L2)).isEqualTo(Duration.ofHours(1));
        assertThat(within("first-word", Level.L3)).isEqualTo(Duration.ofHours(1));
        assertThat(clock("statement", Level.L3).from()).isEqualTo(Duration.ofHours(2));
        assertThat(within("statement", Level.L3)).isEqualTo(Duration.ofHours(24));
        assertThat(clock("update", Level.L2).every()).isNotNull();
        assertThat(clock("closing", Level.L1).from()).isEqualTo(Duration.ofHours(24));
        assertThat(within("closing", Level.L1)).isEqualTo(Duration.ofHours(72));
        assertThat(clock("review", Level.L1).workingDays()).isEqualTo(3);
        assertThat(clock("review", Level.L1).startsAt()).isEqualTo("closed");
    }

    @Test
    void statementsGoFromPrThroughLegalToTheHead() {
        assertThat(plan.response().approvals().chain()).containsExactly("pr", "legal", "head");
        assertThat(plan.response().closing().quiet()).isTrue();
    }

    @Test
    void pagesEscalateUntilSomebodyAnswers() {
        assertThat(plan.escalation().policies())
                .extracting(EscalationPolicy.Policy::name)
                .containsExactly("emergency", "task-force", "listener");
        assertThat(plan.escalation().policies().get(0).steps()).hasSizeGreaterThan(1);
        assertThat(plan.escalation().onUnknownOutcome()).isEqualTo("resend");
    }

    @Test
    void itsTargetsAreThoseOfR1AndR4() {
        assertThat(plan.review().dueWorkingDays()).isEqualTo(3);
        assertThat(plan.review().kpis())
                .extracting(ReviewPolicy.Kpi::kpi, ReviewPolicy.Kpi::target)
                .contains(
                        tuple("subsidence", -30.0),
                        tuple("negative-spread", -40.0),
                        tuple("coverage", 100.0),
                        tuple("training", 95.0),
                        tuple("drills", 2.0));
    }

    private Duration within(String name, Level level) {
        return clock(name, level).within();
    }

    private ClockRule clock(String name, Level level) {
        List<ClockRule> rules = plan.response().clocks().stream()
                .filter(rule -> rule.clock().equals(name) && rule.appliesTo(level))
                .toList();
        assertThat(rules).as(name + " at " + level).hasSize(1);
        return rules.get(0);
    }
}
