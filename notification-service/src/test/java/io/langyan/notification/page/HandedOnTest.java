package io.langyan.notification.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A step that reaches nobody brings the next one of its run forward, and nothing else. */
class HandedOnTest {

    private static final Instant START = Instant.parse("2026-11-21T01:00:00Z");
    private static final Plan PLAN = PlanFile.defaultPlan();

    /** Steps every five minutes, three in each of four runs. */
    private static final Ladder LADDER = Ladder.of(PLAN.escalation().policies().get(0), PLAN);

    private static final int STEPS = 12;
    private static final int RUN = 3;

    @Example
    void theNextStepIsDueAtOnceAndTheOneAfterItAtItsTime() {
        // Given
        Stage.Ringing first = Stage.Ringing.from(LADDER, START).climbed(LADDER, START);

        // When
        Stage.Ringing handedOn = first.hastened(LADDER, minute(1));

        // Then
        assertThat(handedOn.nextAt()).isEqualTo(minute(1));
        assertThat(handedOn.taken()).isEqualTo(1);
        assertThat(handedOn.climbed(LADDER, minute(1)).nextAt()).isEqualTo(minute(10));
    }

    @Example
    void whatIsDueAlreadyIsNotPutOff() {
        Stage.Ringing late = Stage.Ringing.from(LADDER, START).climbed(LADDER, START);

        assertThat(late.hastened(LADDER, minute(6))).isEqualTo(late);
    }

    @Example
    void theLastStepOfARunHandsOnToNoneForTheNextRunReachesWhatIsMendedMeanwhile() {
        // Given
        Stage.Ringing ringing = Stage.Ringing.from(LADDER, START);
        for (int i = 0; i < RUN; i++) {
            ringing = ringing.climbed(LADDER, ringing.nextAt());
        }

        // When
        Stage.Ringing handedOn = ringing.hastened(LADDER, minute(10));

        // Then
        assertThat(handedOn).isEqualTo(ringing);
        assertThat(handedOn.nextAt()).isEqualTo(minute(15));
    }

    @Example
    void whoIsCalledByALastStepThatWasHandedToAndThenTakenLateHasAsLongToAnswer() {
        // Given
        Stage.Ringing last = new Stage.Ringing(START, STEPS - 1, minute(55)).hastened(LADDER, minute(51));

        // When
        Stage.Ringing top = last.climbed(LADDER, minute(90));

        // Then
        assertThat(last.nextAt()).isEqualTo(minute(51));
        assertThat(top.nextAt()).isEqualTo(minute(95));
    }

    @Example
    void aLastStepThatIsTakenEarlyIsWaitedForUntilThePlannedEnd() {
        Stage.Ringing last = new Stage.Ringing(START, STEPS - 1, minute(55)).hastened(LADDER, minute(51));

        assertThat(last.climbed(LADDER, minute(51)).nextAt()).isEqualTo(minute(60));
    }

    /** Held against the plan's own times: five minutes from step to step, and the minute in which the step before failed. */
    @Property
    void eachStepIsTakenOnceAtItsTimeOrWhenTheOneBeforeItFailed(
            @ForAll @Size(STEPS) List<Boolean> fails, @ForAll @IntRange(max = 6) int minutes) {
        // When
        List<Instant> steps = climbed(LADDER, fails, Duration.ofMinutes(minutes));

        // Then
        List<Instant> expected = new ArrayList<>(List.of(START));
        for (int i = 1; i <= STEPS; i++) {
            Instant planned = minute(5 * i);
            Instant failed = expected.get(i - 1).plus(Duration.ofMinutes(minutes));
            boolean early = i % RUN != 0 && fails.get(i - 1) && failed.isBefore(planned);
            expected.add(early ? failed : planned);
        }
        assertThat(steps).isEqualTo(expected);
    }

    @Property
    void noStepIsBroughtForwardIntoQuietHoursNorAnyPutOff(
            @ForAll @Size(STEPS) List<Boolean> fails,
            @ForAll @IntRange(max = 23) int from,
            @ForAll @IntRange(min = 1, max = 90) int minutes) {
        // Given
        Quiet quiet = new Quiet(
                LocalTime.of(from, 0), LocalTime.of(from, 0).plusMinutes(minutes), ZoneId.of("Asia/Shanghai"));
        Ladder resting = LADDER.resting(quiet);

        // When
        List<Instant> steps = climbed(resting, fails, Duration.ofMinutes(1));

        // Then
        List<Instant> undisturbed =
                climbed(resting, IntStream.range(0, STEPS).mapToObj(i -> false).toList(), Duration.ZERO);
        assertThat(steps).hasSize(STEPS + 1).isSorted().noneMatch(resting::restsAt);
        for (int i = 0; i <= STEPS; i++) {
            assertThat(steps.get(i)).isBeforeOrEqualTo(undisturbed.get(i));
            if (i % RUN == 0) {
                assertThat(steps.get(i)).isEqualTo(undisturbed.get(i));
            }
        }
    }

    @Example
    void aStepThatFailsInQuietHoursHandsOnAtTheirEnd() {
        // Given
        Quiet night = new Quiet(LocalTime.of(9, 2), LocalTime.of(9, 4), ZoneId.of("Asia/Shanghai"));
        Ladder resting = LADDER.resting(night);
        Stage.Ringing first = Stage.Ringing.from(resting, START).climbed(resting, START);

        assertThat(first.hastened(resting, minute(3)).nextAt()).isEqualTo(minute(4));
    }

    @Example
    void onlyTheStepTakenLastOfAPageThatRingsAndIsWantedHandsOn() {
        PageRow page = page();

        assertThat(page.ringsBy(0, START)).isTrue();
        assertThat(page.ringsBy(1, START)).isFalse();
        page.mutedUntil = minute(60);
        assertThat(page.ringsBy(0, START)).isFalse();
        page.mutedUntil = null;
        page.enter(new Stage.Ringing(START, 0, START));
        assertThat(page.ringsBy(0, START)).isFalse();
        page.enter(new Stage.Unanswered(START));
        assertThat(page.ringsBy(0, START)).isFalse();
    }

    @Example
    void onTrialNothingIsHandedOn() {
        PageRow page = page();
        page.trial = true;

        page.handOn(minute(1));

        assertThat(page.nextAt).isEqualTo(minute(5));
    }

    /** It has taken its first step. */
    private static PageRow page() {
        PageRow page = new PageRow();
        page.ladder = LADDER;
        page.level = Level.L1.code();
        page.enter(Stage.Ringing.from(LADDER, START).climbed(LADDER, START));
        page.climbed = 1;
        return page;
    }

    /** When each step was taken and the page given up, where some fail so long after they were taken. */
    private static List<Instant> climbed(Ladder ladder, List<Boolean> fails, Duration after) {
        List<Instant> steps = new ArrayList<>();
        Stage.Ringing ringing = Stage.Ringing.from(ladder, START);
        while (!ringing.atTheTop(ladder)) {
            Instant now = ringing.nextAt();
            steps.add(now);
            ringing = ringing.climbed(ladder, now);
            if (fails.get(steps.size() - 1)) {
                ringing = ringing.hastened(ladder, now.plus(after));
            }
        }
        steps.add(ringing.nextAt());
        return steps;
    }

    private static Instant minute(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}
