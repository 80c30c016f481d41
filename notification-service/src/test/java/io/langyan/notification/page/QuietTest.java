package io.langyan.notification.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.PlanFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** In quiet hours no step is taken, over midnight and where clocks change too. */
class QuietTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Plan PLAN = PlanFile.parse(
            PlanFile.defaultText()
                    .replace(
                            "onUnknownOutcome: resend",
                            "onUnknownOutcome: resend\n  quietHours: {from: \"22:00\", to: \"07:30\", levels: [watch, warn, L3]}"));

    @Example
    void lastsFromItsFirstMinuteToItsLastOverMidnight() {
        Quiet quiet = Quiet.of(PLAN, Level.L3);

        assertThat(quiet.over(shanghai("2026-11-21T21:59:59"))).isEqualTo(shanghai("2026-11-21T21:59:59"));
        assertThat(quiet.over(shanghai("2026-11-21T22:00:00"))).isEqualTo(shanghai("2026-11-22T07:30:00"));
        assertThat(quiet.over(shanghai("2026-11-22T00:00:00"))).isEqualTo(shanghai("2026-11-22T07:30:00"));
        assertThat(quiet.over(shanghai("2026-11-22T07:29:59"))).isEqualTo(shanghai("2026-11-22T07:30:00"));
        assertThat(quiet.over(shanghai("2026-11-22T07:30:00"))).isEqualTo(shanghai("2026-11-22T07:30:00"));
    }

    @Example
    void l1AndL2AreNeverQuietWhateverThePlanSaysAndDrillsNeither() {
        Plan reckless = PlanFile.parse(PlanFile.write(PLAN).replace("- \"watch\"\n", "- \"L1\"\n    - \"L2\"\n"));
        Plan drill = PlanFile.parse("drill: d-1\n" + PlanFile.write(PLAN).replaceFirst("^---\n", ""));

        assertThat(Quiet.of(PLAN, Level.L2)).isNull();
        assertThat(Quiet.of(reckless, Level.L2)).isNull();
        assertThat(Quiet.of(reckless, Level.L1)).isNull();
        assertThat(Quiet.of(reckless, Level.L3)).isNotNull();
        assertThat(Quiet.of(drill, Level.L3)).isNull();
        assertThat(Quiet.of(PlanFile.defaultPlan(), Level.WATCH)).isNull();
    }

    /** As somebody says who looks at a clock on the wall every five minutes. */
    @Property(tries = 400)
    void endsWhenTheClockOnTheWallFirstShowsIt(
            @ForAll("hours") Quiet quiet, @ForAll @IntRange(max = 288 * 300) int fiveMinutes) {
        // Given
        Instant moment = START.plus(Duration.ofMinutes(5L * fiveMinutes));

        // When
        Instant over = quiet.over(moment);

        // Then
        assertThat(over).isEqualTo(watched(quiet, moment).orElse(moment));
    }

    @Property(tries = 400)
    void noStepFallsIntoQuietHoursNoneIsLostAndNoneComesSoonerAfterAnother(
            @ForAll("hours") Quiet quiet, @ForAll @IntRange(max = 288 * 300) int fiveMinutes) {
        // Given
        Ladder loud = Ladder.of(PLAN.escalation().policies().get(1), PLAN);
        Ladder ladder = loud.resting(quiet);
        Instant start = START.plus(Duration.ofMinutes(5L * fiveMinutes));

        // When
        List<Instant> steps = new ArrayList<>();
        Stage.Ringing ringing = Stage.Ringing.from(ladder, start);
        steps.add(ringing.nextAt());
        while (!ringing.atTheTop(ladder)) {
            ringing = ringing.climbed(ladder, ringing.nextAt());
            steps.add(ringing.nextAt());
        }

        // Then
        assertThat(steps).hasSize(loud.size() + 1).allSatisfy(step -> assertThat(watched(quiet, step.minusNanos(1)))
                .satisfiesAnyOf(asleep -> assertThat(asleep).isEmpty(), asleep -> assertThat(asleep)
                        .contains(step)));
        for (int i = 1; i < steps.size(); i++) {
            assertThat(Duration.between(steps.get(i - 1), steps.get(i)))
                    .isGreaterThanOrEqualTo(Duration.between(loud.due(start, i - 1), loud.due(start, i)));
        }
    }

    @Provide
    Arbitrary<Quiet> hours() {
        Arbitrary<LocalTime> times =
                Arbitraries.integers().between(0, 287).map(step -> LocalTime.ofSecondOfDay(step * 300L));
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "Asia/Shanghai",
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "America/Santiago",
                        "Africa/Cairo",
                        "Pacific/Chatham")
                .map(ZoneId::of);
        return Combinators.combine(times, times, zones).as(Quiet::new).filter(quiet -> !quiet.from()
                .equals(quiet.to()));
    }

    private static Optional<Instant> watched(Quiet quiet, Instant moment) {
        LocalDate day = moment.atZone(quiet.zone()).toLocalDate();
        for (LocalDate begun = day.minusDays(1); !begun.isAfter(day.plusDays(1)); begun = begun.plusDays(1)) {
            LocalDate ended = quiet.to().isAfter(quiet.from()) ? begun : begun.plusDays(1);
            Instant end = shown(quiet.zone(), ended.atTime(quiet.to()));
            if (!shown(quiet.zone(), begun.atTime(quiet.from())).isAfter(moment) && end.isAfter(moment)) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** When a clock on the wall first shows that or more. */
    private static Instant shown(ZoneId zone, LocalDateTime wanted) {
        Instant moment = wanted.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(15));
        while (LocalDateTime.ofInstant(moment, zone).isBefore(wanted)) {
            moment = moment.plus(Duration.ofMinutes(5));
        }
        return moment;
    }

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
