package io.langyan.notification.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.plan.EscalationPolicy.Policy;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
    private static final Plan PLAN = PlanFile.defaultPlan();

    @Test
    void climbsTheDefaultEmergencyPolicyFourTimesFifteenMinutesApart() {
        // Given
        Ladder ladder = Ladder.of(policy("emergency"), PLAN);

        // When
        var minutes = IntStream.rangeClosed(0, ladder.size())
                .mapToObj(taken ->
                        Duration.between(START, ladder.due(START, taken)).toMinutes());

        // Then
        assertThat(minutes).containsExactly(0L, 5L, 10L, 15L, 20L, 25L, 30L, 35L, 40L, 45L, 50L, 55L, 60L);
    }

    @Test
    void aDrillClimbsFasterByItsScale() {
        // Given
        Plan drill = PlanFile.parse(PlanFile.defaultText().replace("timeScale: 1", "timeScale: 60\ndrill: d-1"));

        // When
        Ladder ladder = Ladder.of(policy("emergency"), drill);

        // Then
        assertThat(ladder.due(START, 1)).isEqualTo(START.plusSeconds(5));
        assertThat(ladder.due(START, ladder.size())).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void aPolicyOfOneMomentIsWaitedOutForFiveMinutes() {
        // When
        Ladder ladder = Ladder.of(policy("listener"), PLAN);

        // Then
        assertThat(ladder.size()).isEqualTo(1);
        assertThat(ladder.due(START, 1)).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void ringsFromRungToRungThenGivesUp() {
        // Given
        Ladder ladder = Ladder.of(policy("listener"), PLAN);
        Stage.Ringing ringing = Stage.Ringing.from(ladder, START);

        // When
        Stage.Ringing top = ringing.climbed(ladder, START);

        // Then
        assertThat(ringing.atTheTop(ladder)).isFalse();
        assertThat(ringing.nextAt()).isEqualTo(START);
        assertThat(top.atTheTop(ladder)).isTrue();
        assertThat(top.nextAt()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(top.givenUp(START).nextAt()).isNull();
    }

    @Test
    void whoIsCalledLateHasAsLongToAnswer() {
        // Given
        Ladder ladder = Ladder.of(policy("listener"), PLAN);
        Instant late = START.plus(Duration.ofHours(1));

        // When
        Stage.Ringing top = Stage.Ringing.from(ladder, START).climbed(ladder, late);

        // Then
        assertThat(top.nextAt()).isEqualTo(late.plus(Duration.ofMinutes(5)));
    }

    @Test
    void anAnswerStopsTheClockUntilItExpires() {
        // Given
        Ladder ladder = Ladder.of(policy("emergency"), PLAN);
        Answer answer = new Answer(UUID.randomUUID(), "张三", "console", "sign-in", START.plusSeconds(30));
        Stage.Ringing ringing = Stage.Ringing.from(ladder, START).climbed(ladder, START);

        // When
        Stage.Answered answered = ringing.answered(answer, Duration.ofHours(2));

        // Then
        assertThat(answered.nextAt()).isEqualTo(START.plusSeconds(30).plus(Duration.ofHours(2)));
        assertThat(ringing.answered(answer, null).nextAt()).isNull();
        assertThat(answered.ringAgain(ladder, answered.nextAt()))
                .isEqualTo(new Stage.Ringing(answered.nextAt(), 0, answered.nextAt()));
    }

    @Test
    void aLateAnswerStillCounts() {
        // Given
        Answer answer = new Answer(UUID.randomUUID(), "张三", "link", "link", START);

        // When
        Stage.Answered answered = new Stage.Unanswered(START).answered(answer, null);

        // Then
        assertThat(answered.answer()).isEqualTo(answer);
    }

    private static Policy policy(String name) {
        return PLAN.escalation().policies().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
