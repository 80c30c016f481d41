package io.langyan.incident.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.TestPlans;
import io.langyan.incident.clock.ClockState.Breached;
import io.langyan.incident.clock.ClockState.Cancelled;
import io.langyan.incident.clock.ClockState.Met;
import io.langyan.incident.clock.ClockState.Open;
import io.langyan.incident.clock.ClockState.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant OPENED = Instant.parse("2026-11-20T01:00:00Z");
    private static final Plan PLAN = TestPlans.of("default", "clocks");
    private static final WorkingCalendar DAYS = new Calendars(Optional.empty()).named("cn");

    private static Instant dueAt(Clocks clocks, String clock) {
        return clocks.state(clock).orElseThrow().term().dueAt();
    }

    @Test
    void theGravestLevelHasAMeetingAndTheShortestFirstWord() {
        // When
        var clocks = Clocks.started(PLAN, Level.L1, OPENED);
        // Then
        assertThat(clocks.states().keySet())
                .containsExactly("meeting", "fact-check", "first-word", "statement", "update", "closing");
        assertThat(dueAt(clocks, "meeting")).isEqualTo(OPENED.plus(Duration.ofMinutes(30)));
        assertThat(dueAt(clocks, "first-word")).isEqualTo(OPENED.plus(Duration.ofMinutes(30)));
        assertThat(dueAt(clocks, "fact-check")).isEqualTo(OPENED.plus(Duration.ofHours(1)));
        assertThat(dueAt(clocks, "closing")).isEqualTo(OPENED.plus(Duration.ofHours(72)));
    }

    @Test
    void aLowerLevelHasNoMeetingAndAnHourForTheFirstWord() {
        // When
        var clocks = Clocks.started(PLAN, Level.L3, OPENED);
        // Then
        assertThat(clocks.states()).doesNotContainKey("meeting");
        assertThat(dueAt(clocks, "first-word")).isEqualTo(OPENED.plus(Duration.ofHours(1)));
    }

    @Test
    void aRaisedLevelStartsItsOwnClocksNowAndTightensTheOthers() {
        // Given
        var clocks = Clocks.started(PLAN, Level.L3, OPENED);
        Instant raisedAt = OPENED.plus(Duration.ofMinutes(10));
        // When
        var raised = clocks.raised(PLAN, Level.L1, raisedAt);
        // Then
        assertThat(dueAt(raised, "meeting")).isEqualTo(raisedAt.plus(Duration.ofMinutes(30)));
        assertThat(dueAt(raised, "first-word")).isEqualTo(raisedAt.plus(Duration.ofMinutes(30)));
        assertThat(dueAt(raised, "fact-check")).isEqualTo(OPENED.plus(Duration.ofHours(1)));
    }

    @Property
    void raisingNeverGivesMoreTimeAndNeverBreaches(@ForAll @IntRange(max = 59) int minute) {
        var clocks = Clocks.started(PLAN, Level.L3, OPENED);
        Instant raisedAt = OPENED.plus(Duration.ofMinutes(minute));
        var raised = clocks.at(raisedAt).raised(PLAN, Level.L1, raisedAt);
        clocks.states().forEach((name, before) -> assertThat(dueAt(raised, name))
                .isBeforeOrEqualTo(before.term().dueAt()));
        assertThat(raised.states().values()).noneMatch(Breached.class::isInstance);
    }

    @Test
    void eachPublicWordMeetsTheRhythmAndStartsItAnew() {
        // Given
        var clocks = Clocks.started(PLAN, Level.L1, OPENED);
        Instant said = OPENED.plus(Duration.ofHours(1));
        // When
        var updated = clocks.updated(said);
        // Then
        assertThat(updated.changes()).hasSize(2);
        assertThat(updated.changes().get(0).state()).isInstanceOf(Met.class);
        assertThat(updated.state("update")).containsInstanceOf(Running.class);
        assertThat(dueAt(updated, "update")).isEqualTo(said.plus(Duration.ofHours(4)));
    }

    @Test
    void closingKeepsWhatWasBreachedAndStartsTheReview() {
        // Given
        var clocks = Clocks.started(PLAN, Level.L1, OPENED).at(OPENED.plus(Duration.ofMinutes(45)));
        Instant closedAt = OPENED.plus(Duration.ofHours(2));
        // When
        var closed = clocks.closed(PLAN, Level.L1, DAYS, closedAt);
        // Then
        assertThat(closed.state("meeting")).containsInstanceOf(Breached.class);
        assertThat(closed.state("statement")).containsInstanceOf(Cancelled.class);
        assertThat(closed.state("closing")).containsInstanceOf(Met.class);
        assertThat(dueAt(closed, "review")).isEqualTo(Instant.parse("2026-11-25T15:59:59Z"));
    }

    @Test
    void theDayThatCountsIsTheOneOfThePlansZone() {
        // Given: Friday evening in UTC is Saturday in Shanghai
        Instant closedAt = Instant.parse("2026-11-20T17:00:00Z");
        // When
        var closed = Clocks.started(PLAN, Level.L1, OPENED).closed(PLAN, Level.L1, DAYS, closedAt);
        // Then
        assertThat(dueAt(closed, "review")).isEqualTo(Instant.parse("2026-11-25T15:59:59Z"));
    }

    @Test
    void aDrillRunsItsClocksFasterButNotItsWorkingDays() {
        // Given
        var drill = io.langyan.events.v1.plan.PlanFile.parse(TestPlans.drill("fast", "fast-brand", 60));
        // When
        var clocks = Clocks.started(drill, Level.L1, OPENED);
        var closed = clocks.closed(drill, Level.L1, DAYS, OPENED.plusSeconds(60));
        // Then
        assertThat(dueAt(clocks, "meeting")).isEqualTo(OPENED.plusSeconds(30));
        assertThat(dueAt(closed, "review")).isEqualTo(Instant.parse("2026-11-25T15:59:59Z"));
    }

    @Test
    void reopeningDropsTheReviewAndAsksForClosingAgain() {
        // Given
        Instant closedAt = OPENED.plus(Duration.ofHours(30));
        var closed = Clocks.started(PLAN, Level.L2, OPENED).closed(PLAN, Level.L2, DAYS, closedAt);
        Instant reopenedAt = closedAt.plus(Duration.ofHours(1));
        // When
        var reopened = closed.reopened(PLAN, Level.L2, reopenedAt);
        // Then
        assertThat(reopened.state("review")).containsInstanceOf(Cancelled.class);
        assertThat(reopened.state("closing")).containsInstanceOf(Open.class);
        assertThat(dueAt(reopened, "closing")).isEqualTo(reopenedAt.plus(Duration.ofHours(72)));
    }
}
