package io.langyan.incident.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.incident.clock.ClockState.AtRisk;
import io.langyan.incident.clock.ClockState.Breached;
import io.langyan.incident.clock.ClockState.Met;
import io.langyan.incident.clock.ClockState.MetLate;
import io.langyan.incident.clock.ClockState.Open;
import io.langyan.incident.clock.ClockState.Paused;
import io.langyan.incident.clock.ClockState.Running;
import io.langyan.incident.clock.ClockState.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ClockStateTest {

    private static final Instant OPENED = Instant.parse("2026-11-21T01:00:00Z");
    private static final Duration WITHIN = Duration.ofMinutes(30);
    private static final Term TERM = Term.of(OPENED, null, WITHIN, 0.75);

    @Test
    void aClockMetAtTheVeryDueInstantIsInTime() {
        // Given
        var clock = new Running(TERM);
        // When
        var over = clock.meet(TERM.dueAt());
        // Then
        assertThat(over).isEqualTo(new Met(TERM, TERM.dueAt()));
    }

    @Test
    void aClockPassesThroughRiskToBreach() {
        // Given
        var clock = new Running(TERM);
        // When
        var states = List.of(
                clock.at(TERM.atRiskAt()),
                clock.at(TERM.atRiskAt().plusMillis(1)),
                clock.at(TERM.dueAt().plusMillis(1)));
        // Then
        assertThat(states).containsExactly(clock, new AtRisk(TERM), new Breached(TERM));
    }

    @Test
    void aPausedClockIsNotBreachedHoweverLongThePause() {
        // Given
        var paused = new Running(TERM).pause(OPENED.plusSeconds(60), "waiting for the regulator");
        // When
        var muchLater = paused.at(OPENED.plus(Duration.ofDays(3)));
        // Then
        assertThat(muchLater).isEqualTo(paused);
        assertThat(paused.nextAt()).isEmpty();
    }

    /** Whether the timer came by in between or not, what is met when is the same. */
    @Property
    void meetingDoesNotDependOnTheTimerHavingLooked(@ForAll("seconds") long look, @ForAll("seconds") long meet) {
        Open clock = new Running(TERM);
        Instant metAt = OPENED.plusSeconds(Math.max(look, meet));
        Open looked = clock.at(OPENED.plusSeconds(Math.min(look, meet)));
        assertThat(looked.meet(metAt)).isEqualTo(clock.meet(metAt));
    }

    /** Looking in steps and looking once at the end see the same. */
    @Property
    void timeHasNoMemory(@ForAll("seconds") long early, @ForAll("seconds") long late) {
        Open clock = new Running(TERM);
        Instant end = OPENED.plusSeconds(Math.max(early, late));
        assertThat(clock.at(OPENED.plusSeconds(Math.min(early, late))).at(end)).isEqualTo(clock.at(end));
    }

    /** The time left is the same after a pause as before it. */
    @Property
    void aPauseCostsNoTime(@ForAll("seconds") long after, @ForAll("seconds") long length) {
        Open ticked = new Running(TERM).at(OPENED.plusSeconds(after));
        if (ticked instanceof Ticking ticking) {
            Instant pausedAt = OPENED.plusSeconds(after);
            Instant resumedAt = pausedAt.plusSeconds(length);
            Open resumed = ((Paused) ticking.pause(pausedAt, "why")).resume(resumedAt);
            assertThat(Duration.between(resumedAt, resumed.term().dueAt()))
                    .isEqualTo(Duration.between(pausedAt, TERM.dueAt()));
            assertThat(resumed.code()).isEqualTo(ticked.code());
            assertThat(resumed.term().startedAt()).isEqualTo(OPENED);
        }
    }

    /** The next time the timer must look is never in the past of a clock that was just looked at. */
    @Property
    void theTimerNeverMissesAChange(@ForAll("seconds") long now) {
        Open clock = new Running(TERM).at(OPENED.plusSeconds(now));
        clock.nextAt().ifPresent(next -> {
            assertThat(next).isAfterOrEqualTo(OPENED.plusSeconds(now));
            assertThat(clock.at(next)).isEqualTo(clock);
            assertThat(clock.at(next.plusMillis(1))).isNotEqualTo(clock);
        });
    }

    @Property
    void lateIsLate(@ForAll("seconds") long seconds) {
        var over = new Running(TERM).meet(OPENED.plusSeconds(seconds));
        assertThat(over instanceof MetLate).isEqualTo(seconds > WITHIN.toSeconds());
    }

    @Provide
    Arbitrary<Long> seconds() {
        return Arbitraries.longs().between(0, 2 * WITHIN.toSeconds());
    }
}
