package io.langyan.notification.schedule;

import static io.langyan.notification.schedule.AnyRotas.PEOPLE;
import static io.langyan.notification.schedule.AnyRotas.TEN_YEARS;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.calendar.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Turns go round evenly, whatever the calendar and the clocks do. */
class TurnsOverTenYearsTest {

    @Property(tries = 60)
    void aDayEachIsTheSameNumberOfDaysForAll(
            @ForAll("zones") ZoneId zone,
            @ForAll("times") LocalTime at,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 2, max = 7) int people) {
        evenAndInOrder(new Handover(1, at, from), zone, people);
    }

    @Property(tries = 60)
    void aWeekEachIsTheSameNumberOfWeeksForAll(
            @ForAll("zones") ZoneId zone,
            @ForAll DayOfWeek day,
            @ForAll("times") LocalTime at,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 2, max = 7) int people) {
        Handover weekly = Handover.weekly(day, at, from);

        LocalDate first = from;
        while (first.getDayOfWeek() != day) {
            first = first.plusDays(1);
        }
        assertThat(weekly).isEqualTo(new Handover(7, at, first));
        evenAndInOrder(weekly, zone, people);
    }

    @Property(tries = 60)
    void soManyDaysEachAreTheSameNumberOfTurnsForAll(
            @ForAll("zones") ZoneId zone,
            @ForAll("times") LocalTime at,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 1, max = 366) int days,
            @ForAll @IntRange(min = 2, max = 7) int people) {
        evenAndInOrder(new Handover(days, at, from), zone, people);
    }

    /** In Lord Howe clocks go back by half an hour at two, so that a quarter to two comes twice. */
    @Test
    void halfAnHourTwiceIsNoTurn() {
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
        Rota rota = rota(new Handover(1, LocalTime.of(1, 45), LocalDate.of(2026, 4, 4)), lordHowe, 2);
        Instant first = Instant.parse("2026-04-04T14:45:00Z");

        assertThat(rota.onDutyAt(first.minusSeconds(1))).contains(PEOPLE.get(0));
        assertThat(rota.nextHandover(first.minusSeconds(1))).contains(first);
        assertThat(rota.nextHandover(first)).contains(Instant.parse("2026-04-05T15:15:00Z"));
    }

    /** In Newfoundland clocks went back over midnight then, from a minute past. */
    @Test
    void aDayThatBeganTwiceIsOneTurn() {
        ZoneId newfoundland = ZoneId.of("America/St_Johns");
        Rota rota = rota(new Handover(1, LocalTime.MIDNIGHT, LocalDate.of(2010, 11, 6)), newfoundland, 2);
        Instant first = Instant.parse("2010-11-07T02:30:00Z");

        assertThat(rota.onDutyAt(first.minusSeconds(1))).contains(PEOPLE.get(0));
        assertThat(rota.onDutyAt(first)).contains(PEOPLE.get(1));
        assertThat(rota.onDutyAt(first.plusSeconds(120)))
                .as("yesterday again, by the clock")
                .contains(PEOPLE.get(1));
        assertThat(rota.nextHandover(first)).contains(Instant.parse("2010-11-08T03:30:00Z"));
    }

    private static void evenAndInOrder(Handover handover, ZoneId zone, int people) {
        List<Shift> turns = rota(handover, zone, people).shifts(TEN_YEARS);

        WallClock clock = WallClock.in(zone);
        LocalDate day = firstAfterTheBeginning(handover, clock);
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i).span().from()).isEqualTo(clock.firstShows(day, handover.at()));
            assertThat(turns.get(i).person()).isEqualTo(next(turns.get(i - 1).person(), people));
            day = day.plusDays(handover.days());
        }
        assertThat(clock.firstShows(day, handover.at())).isAfterOrEqualTo(TEN_YEARS.to());
        var counts = turns.stream().collect(Collectors.groupingBy(Shift::person, Collectors.counting()));
        long most = counts.values().stream().max(Long::compare).orElseThrow();
        PEOPLE.subList(0, people)
                .forEach(person -> assertThat(counts.getOrDefault(person, 0L)).isBetween(most - 1, most));
    }

    private static LocalDate firstAfterTheBeginning(Handover handover, WallClock clock) {
        LocalDate day = handover.first();
        while (clock.firstShows(day, handover.at()).isAfter(TEN_YEARS.from())) {
            day = day.minusDays(handover.days());
        }
        while (!clock.firstShows(day, handover.at()).isAfter(TEN_YEARS.from())) {
            day = day.plusDays(handover.days());
        }
        return day;
    }

    private static UUID next(UUID person, int people) {
        return PEOPLE.get((PEOPLE.indexOf(person) + 1) % people);
    }

    private static Rota rota(Handover handover, ZoneId zone, int people) {
        LocalDays local = new LocalDays(zone, new WorkingCalendar(year -> Optional.empty()));
        return new Rota(
                "any", local, List.of(new Layer("", PEOPLE.subList(0, people), handover, Hours.ALL)), List.of());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyRotas.zones();
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return AnyRotas.times();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return AnyRotas.days();
    }
}
