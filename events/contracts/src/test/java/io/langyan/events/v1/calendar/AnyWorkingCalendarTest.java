package io.langyan.events.v1.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any calendar, whatever the State Council announces. */
class AnyWorkingCalendarTest {

    @Property
    void thatManyWorkingDaysLieBetween(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 30) int days) {
        LocalDate deadline = calendar.after(start, days).day();

        long between = start.plusDays(1)
                .datesUntil(deadline.plusDays(1))
                .filter(calendar::working)
                .count();
        assertThat(between).isEqualTo(days);
        assertThat(calendar.working(deadline)).isTrue();
    }

    @Property
    void oneMoreDayIsLater(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 30) int days) {
        assertThat(calendar.after(start, days + 1).day())
                .isAfter(calendar.after(start, days).day());
    }

    @Property
    void daysAddUp(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 1, max = 10) int first,
            @ForAll @IntRange(min = 1, max = 10) int second) {
        LocalDate inTwoSteps =
                calendar.after(calendar.after(start, first).day(), second).day();

        assertThat(calendar.after(start, first + second).day()).isEqualTo(inTwoSteps);
    }

    @Property
    void startingLaterIsNeverDueEarlier(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("days") LocalDate start,
            @ForAll @IntRange(min = 0, max = 20) int later,
            @ForAll @IntRange(min = 1, max = 10) int days) {
        assertThat(calendar.after(start.plusDays(later), days).day())
                .isAfterOrEqualTo(calendar.after(start, days).day());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 720).map(LocalDate.parse("2026-01-01")::plusDays);
    }

    /** Three years, 2027 known or not, with up to 60 exceptional days each. */
    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<Set<Integer>> exceptional =
                Arbitraries.integers().between(0, 364).set().ofMaxSize(60);
        Arbitrary<Boolean> announced = Arbitraries.of(true, false);
        return Combinators.combine(exceptional, exceptional, announced).as((first, second, known) -> {
            Map<Integer, YearOfDays> years = new HashMap<>();
            years.put(2026, year(2026, first));
            years.put(2028, year(2028, second));
            if (known) {
                years.put(2027, year(2027, second));
            }
            return new WorkingCalendar(year -> Optional.ofNullable(years.get(year)));
        });
    }

    /** Turns the given days over: a working one becomes free and the other way round. */
    private static YearOfDays year(int year, Set<Integer> exceptional) {
        Map<LocalDate, Boolean> turned = new HashMap<>();
        for (int offset : exceptional) {
            LocalDate day = LocalDate.ofYearDay(year, 1 + offset);
            turned.put(day, !YearOfDays.plain(year).working(day));
        }
        return new YearOfDays(year, turned);
    }
}
