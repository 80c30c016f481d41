package io.langyan.monitoring.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Ten years of rounds, in zones whose clocks behave and in zones whose clocks do not. */
class TimetablePropertiesTest {

    private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
    private static final int TEN_YEARS = 3_653;

    /** No summer time; an hour; half an hour (Lord Howe); at midnight; over midnight (Nuuk); a Ramadan gap; southern. */
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Beirut",
            "America/Nuuk",
            "Africa/Casablanca",
            "Pacific/Auckland",
            "UTC");

    @Property(tries = 60)
    void eachLocalTimeComesOnceADayForTenYears(@ForAll("timetables") Timetable timetable) {
        Instant from = at(timetable, FIRST);
        Instant until = at(timetable, FIRST.plusDays(TEN_YEARS));

        List<Timetable.Time> times = timetable.between(from.minusMillis(1), until.minusMillis(1));

        Map<LocalDate, List<String>> byDay = new HashMap<>();
        times.forEach(time ->
                byDay.computeIfAbsent(time.date(), none -> new ArrayList<>()).add(time.patrol()));
        byDay.remove(FIRST.minusDays(1));
        LocalDate last = FIRST.plusDays(TEN_YEARS - 1);
        byDay.remove(last);
        assertThat(byDay).hasSize(TEN_YEARS - 1);
        assertThat(byDay.values())
                .allSatisfy(day -> assertThat(day).containsExactlyInAnyOrderElementsOf(timetable.times()));
        assertThat(times).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    @Property(tries = 60)
    void aTimeIsWhatTheClockOnTheWallShowsUnlessTheClockSkippedIt(@ForAll("timetables") Timetable timetable) {
        Instant from = at(timetable, FIRST);
        for (Timetable.Time time : timetable.between(from, from.plus(Duration.ofDays(TEN_YEARS)))) {
            LocalTime shown = time.at().atZone(timetable.zone()).toLocalTime();
            boolean exists = !timetable
                    .zone()
                    .getRules()
                    .getValidOffsets(time.date().atTime(LocalTime.parse(time.patrol())))
                    .isEmpty();
            if (exists) {
                assertThat(shown).isEqualTo(LocalTime.parse(time.patrol()));
            } else {
                assertThat(shown).isNotEqualTo(LocalTime.parse(time.patrol()));
            }
        }
    }

    /** However often the service looked, was killed and looked again. */
    @Property(tries = 200)
    void intervalsThatTouchLoseNoneAndRepeatNone(
            @ForAll("timetables") Timetable timetable,
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 400_000) Integer> steps) {
        Instant start = at(timetable, LocalDate.parse("2026-03-20"));
        List<Timetable.Time> pieces = new ArrayList<>();
        Instant reached = start;
        for (int seconds : steps) {
            Instant next = reached.plusSeconds(seconds);
            pieces.addAll(timetable.between(reached, next));
            reached = next;
        }

        assertThat(pieces).containsExactlyElementsOf(timetable.between(start, reached));
    }

    @Example
    void aSkippedTimeMovesOnAndADoubleOneCountsOnce() {
        Timetable berlin = new Timetable(ZoneId.of("Europe/Berlin"), List.of("02:30"));

        assertThat(berlin.between(Instant.parse("2026-03-28T12:00:00Z"), Instant.parse("2026-03-29T12:00:00Z")))
                .containsExactly(new Timetable.Time(
                        LocalDate.parse("2026-03-29"), "02:30", Instant.parse("2026-03-29T01:30:00Z")));
        assertThat(berlin.between(Instant.parse("2026-10-24T12:00:00Z"), Instant.parse("2026-10-25T12:00:00Z")))
                .containsExactly(new Timetable.Time(
                        LocalDate.parse("2026-10-25"), "02:30", Instant.parse("2026-10-25T00:30:00Z")));
    }

    @Example
    void aTimeSkippedOverMidnightStillBelongsToItsDay() {
        Timetable nuuk = new Timetable(ZoneId.of("America/Nuuk"), List.of("00:30", "23:30"));

        List<Timetable.Time> times =
                nuuk.between(Instant.parse("2024-03-30T12:00:00Z"), Instant.parse("2024-03-31T12:00:00Z"));

        assertThat(times)
                .extracting(time -> time.date() + " " + time.patrol())
                .containsExactlyInAnyOrder("2024-03-30 23:30", "2024-03-31 00:30");
    }

    @Example
    void aDayThatNeverWasHasNoRounds() {
        Timetable apia = new Timetable(ZoneId.of("Pacific/Apia"), List.of("09:00"));

        List<Timetable.Time> times =
                apia.between(Instant.parse("2011-12-28T12:00:00Z"), Instant.parse("2012-01-02T00:00:00Z"));

        assertThat(times)
                .extracting(time -> time.date().toString())
                .contains("2011-12-29", "2011-12-31")
                .doesNotContain("2011-12-30")
                .doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<Timetable> timetables() {
        Arbitrary<String> zone = Arbitraries.of(ZONES);
        Arbitrary<Set<String>> times = Combinators.combine(
                        Arbitraries.integers().between(0, 23), Arbitraries.of(0, 1, 15, 30, 45, 59))
                .as("%02d:%02d"::formatted)
                .set()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(zone, times)
                .as((name, set) ->
                        new Timetable(ZoneId.of(name), set.stream().sorted().toList()));
    }

    private static Instant at(Timetable timetable, LocalDate day) {
        return day.atStartOfDay(timetable.zone()).toInstant();
    }
}
