package io.langyan.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.v1.calendar.Calendars;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RotaTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime SIX = LocalTime.of(18, 0);
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void theDutyPassesOnAtTheMinute() {
        // Given
        Rota rota = rota(SHANGHAI, layer(daily("2026-11-20", NINE), Hours.ALL, A, B, C));

        // Then
        assertThat(rota.onDutyAt(shanghai("2026-11-20T09:00"))).contains(A);
        assertThat(rota.onDutyAt(shanghai("2026-11-21T08:59"))).contains(A);
        assertThat(rota.onDutyAt(shanghai("2026-11-21T09:00"))).contains(B);
        assertThat(rota.onDutyAt(shanghai("2026-11-23T09:00"))).contains(A);
        assertThat(rota.onDutyAt(shanghai("2026-11-20T08:59"))).contains(C);
        assertThat(rota.nextHandover(shanghai("2026-11-20T09:00"))).contains(shanghai("2026-11-21T09:00"));
    }

    @Test
    void aWeeklyDutyPassesOnOnItsDay() {
        // Given
        Handover mondays = Handover.weekly(DayOfWeek.MONDAY, NINE, LocalDate.of(2026, 11, 11));
        Rota rota = rota(SHANGHAI, layer(mondays, Hours.ALL, A, B));

        // Then
        assertThat(rota.onDutyAt(shanghai("2026-11-22T23:00"))).contains(A);
        assertThat(rota.onDutyAt(shanghai("2026-11-23T08:59"))).contains(A);
        assertThat(rota.onDutyAt(shanghai("2026-11-23T09:00"))).contains(B);
    }

    @Test
    void aHandoverThatComesTwiceHandsOverOnce() {
        // Given: 02:30 comes twice on 2026-10-25 in Berlin
        Rota rota = rota(BERLIN, layer(daily("2026-10-24", LocalTime.of(2, 30)), Hours.ALL, A, B, C));
        Instant first = Instant.parse("2026-10-25T00:30:00Z");

        // Then
        assertThat(rota.onDutyAt(first.minusSeconds(1))).contains(A);
        assertThat(rota.onDutyAt(first)).contains(B);
        assertThat(rota.onDutyAt(first.plus(Duration.ofMinutes(40)))).contains(B);
        assertThat(rota.onDutyAt(first.plus(Duration.ofHours(2)))).contains(B);
    }

    @Test
    void aHandoverThatIsSkippedHandsOverWhenItIsSkipped() {
        // Given: from 02:00 to 03:00 on 2026-03-29 in Berlin
        Rota rota = rota(BERLIN, layer(daily("2026-03-28", LocalTime.of(2, 30)), Hours.ALL, A, B));

        // Then
        assertThat(rota.onDutyAt(Instant.parse("2026-03-29T00:59:59Z"))).contains(A);
        assertThat(rota.onDutyAt(Instant.parse("2026-03-29T01:00:00Z"))).contains(B);
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        // Given
        Hours fridayNights = new Hours(Set.of(DayOfWeek.FRIDAY), Hours.Kind.ANY, SIX, NINE);
        Rota rota = rota(SHANGHAI, layer(daily("2026-11-20", NINE), fridayNights, A));

        // When
        Span days = new Span(shanghai("2026-11-20T00:00"), shanghai("2026-11-22T00:00"));

        // Then
        assertThat(rota.shifts(days))
                .containsExactly(
                        new Shift(new Span(shanghai("2026-11-20T18:00"), shanghai("2026-11-21T09:00")), A, 0, null));
        assertThat(rota.gaps(days))
                .containsExactly(
                        new Span(shanghai("2026-11-20T00:00"), shanghai("2026-11-20T18:00")),
                        new Span(shanghai("2026-11-21T09:00"), shanghai("2026-11-22T00:00")));
    }

    @Test
    void aMakeUpSundayIsDoneByThoseOfWorkingDays() {
        // Given
        Rota rota = rota(
                SHANGHAI,
                layer(daily("2026-01-01", LocalTime.MIDNIGHT), Hours.ALL, A),
                layer(daily("2026-01-01", LocalTime.MIDNIGHT), of(Hours.Kind.WORKING), B),
                layer(daily("2026-01-01", LocalTime.MIDNIGHT), of(Hours.Kind.REST), C));

        // Then
        assertThat(rota.onDutyAt(shanghai("2026-09-20T10:00"))).as("Sunday, 调休").contains(B);
        assertThat(rota.onDutyAt(shanghai("2026-09-20T20:00")))
                .as("its evening")
                .contains(A);
        assertThat(rota.onDutyAt(shanghai("2026-09-25T10:00")))
                .as("Friday, Mid-Autumn")
                .contains(C);
        assertThat(rota.guessedYears(new Span(shanghai("2026-09-01T00:00"), shanghai("2026-10-01T00:00"))))
                .isEmpty();
    }

    /** The example of docs/rotas.md. */
    @Test
    void restDaysBelongToOthersAndTheWeekGoesOnThroughAWorkedSunday() {
        // Given
        Handover mondays = Handover.weekly(DayOfWeek.MONDAY, NINE, LocalDate.of(2026, 9, 7));
        Rota rota = rota(
                SHANGHAI,
                layer(mondays, Hours.ALL, A, B, C),
                layer(daily("2026-09-19", NINE), of(Hours.Kind.REST), C, B));

        // When
        List<Shift> shifts = rota.shifts(new Span(shanghai("2026-09-19T00:00"), shanghai("2026-09-22T00:00")));

        // Then
        assertThat(shifts)
                .containsExactly(
                        new Shift(new Span(shanghai("2026-09-19T00:00"), shanghai("2026-09-19T09:00")), B, 0, null),
                        new Shift(new Span(shanghai("2026-09-19T09:00"), shanghai("2026-09-19T18:00")), C, 1, null),
                        new Shift(new Span(shanghai("2026-09-19T18:00"), shanghai("2026-09-21T09:00")), B, 0, null),
                        new Shift(new Span(shanghai("2026-09-21T09:00"), shanghai("2026-09-22T00:00")), C, 0, null));
    }

    /** Each day from the shared data that the State Council has announced. */
    @Test
    void workingDaysAreThoseOfTheSharedCalendar() {
        Rota rota = rota(SHANGHAI, layer(daily("2024-01-01", LocalTime.MIDNIGHT), of(Hours.Kind.WORKING), A));
        List<String[]> announced =
                SharedCalendar.days().stream().filter(day -> day[5].equals("1")).toList();

        assertThat(announced).hasSizeGreaterThan(1_000);
        assertThat(announced).allSatisfy(day -> assertThat(rota.onDutyAt(LocalDate.parse(day[0])
                                .atTime(12, 0)
                                .atZone(SHANGHAI)
                                .toInstant())
                        .isPresent())
                .as(day[0])
                .isEqualTo(day[2].equals("1")));
    }

    @Test
    void aYearThatIsNotAnnouncedIsNamedAndOnlyWhenItIsAskedFor() {
        // Given
        Span newYear = new Span(shanghai("2026-12-28T00:00"), shanghai("2027-01-10T00:00"));
        Rota byCalendar = rota(SHANGHAI, layer(daily("2026-01-01", NINE), of(Hours.Kind.REST), A));
        Rota byWeekday = rota(SHANGHAI, layer(daily("2026-01-01", NINE), Hours.ALL, A));

        // Then
        assertThat(byCalendar.guessedYears(newYear)).containsExactly(2027);
        assertThat(byWeekday.guessedYears(newYear)).isEmpty();
        assertThat(Lint.of(byCalendar, newYear, newYear.from(), person -> true, person -> true)
                        .guessedYears())
                .containsExactly(2027);
    }

    @Test
    void theNewestOverrideCountsAndBothEnd() {
        // Given
        DutyOverride first = override("2026-11-20T10:00", "2026-11-20T20:00", B, 1);
        DutyOverride second = override("2026-11-20T12:00", "2026-11-20T14:00", C, 2);
        Rota rota = new Rota(
                "listener",
                local(SHANGHAI),
                List.of(layer(daily("2026-11-20", NINE), Hours.ALL, A)),
                List.of(second, first));

        // When
        List<Shift> shifts = rota.shifts(new Span(shanghai("2026-11-20T09:00"), shanghai("2026-11-21T00:00")));

        // Then
        assertThat(shifts).extracting(Shift::person).containsExactly(A, B, C, B, A);
        assertThat(shifts)
                .extracting(shift -> shift.span().from())
                .containsExactly(
                        shanghai("2026-11-20T09:00"),
                        shanghai("2026-11-20T10:00"),
                        shanghai("2026-11-20T12:00"),
                        shanghai("2026-11-20T14:00"),
                        shanghai("2026-11-20T20:00"));
    }

    @Test
    void onlyWhoeverHasAllOfItIsSole() {
        Rota rota = rota(SHANGHAI, layer(daily("2026-11-20", NINE), Hours.ALL, A, B));

        assertThat(rota.soleOn(new Span(shanghai("2026-11-20T10:00"), shanghai("2026-11-21T09:00"))))
                .contains(A);
        assertThat(rota.soleOn(new Span(shanghai("2026-11-20T10:00"), shanghai("2026-11-21T09:01"))))
                .isEmpty();
    }

    @Test
    void nobodyIsOnDutyInAnEmptyRota() {
        Rota rota = rota(SHANGHAI, layer(daily("2026-11-20", NINE), Hours.ALL));

        assertThat(rota.onDutyAt(Instant.now())).isEmpty();
        assertThat(rota.nextHandover(Instant.now())).isEmpty();
        assertThatThrownBy(() -> new Handover(0, NINE, LocalDate.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lintNamesGapsAndTheFirstShiftOfWhoCannotBeReached() {
        // Given
        Hours days = new Hours(Set.of(), Hours.Kind.ANY, NINE, SIX);
        Rota rota = rota(SHANGHAI, layer(daily("2026-11-20", NINE), days, A, B));
        Span span = new Span(shanghai("2026-11-19T00:00"), shanghai("2026-11-24T00:00"));

        // When
        Lint lint = Lint.of(rota, span, shanghai("2026-11-21T12:00"), A::equals, A::equals);

        // Then
        assertThat(lint.gaps())
                .extracting(Span::from)
                .containsExactly(
                        shanghai("2026-11-21T18:00"), shanghai("2026-11-22T18:00"), shanghai("2026-11-23T18:00"));
        assertThat(lint.unreachable()).singleElement().satisfies(shift -> {
            assertThat(shift.person()).isEqualTo(B);
            assertThat(shift.span().from()).isEqualTo(shanghai("2026-11-21T09:00"));
        });
        assertThat(lint.unverified()).isEmpty();
        assertThat(lint.withoutGaps().clean()).isFalse();
    }

    @Test
    void lintNamesWhoCanBeReachedButHasNotProvedIt() {
        // Given
        Rota rota = rota(SHANGHAI, layer(daily("2026-11-20", NINE), Hours.ALL, A, B));
        Span span = new Span(shanghai("2026-11-20T09:00"), shanghai("2026-11-24T09:00"));

        // When
        Lint lint = Lint.of(rota, span, span.from(), A::equals, person -> false);

        // Then
        assertThat(lint.unverified()).extracting(Shift::person).containsExactly(A);
        assertThat(lint.unreachable()).extracting(Shift::person).containsExactly(B);
    }

    private static Rota rota(ZoneId zone, Layer... layers) {
        return new Rota("listener", local(zone), List.of(layers), List.of());
    }

    private static LocalDays local(ZoneId zone) {
        return new LocalDays(zone, new Calendars(Optional.empty()).named("cn"));
    }

    private static Layer layer(Handover handover, Hours hours, UUID... people) {
        return new Layer("", List.of(people), handover, hours);
    }

    private static Handover daily(String first, LocalTime at) {
        return new Handover(1, at, LocalDate.parse(first));
    }

    private static Hours of(Hours.Kind kind) {
        return new Hours(Set.of(), kind, NINE, SIX);
    }

    private static DutyOverride override(String from, String to, UUID person, int made) {
        return new DutyOverride(
                new UUID(1, made),
                new Span(shanghai(from), shanghai(to)),
                person,
                "admin",
                null,
                null,
                Instant.EPOCH.plusSeconds(made));
    }

    private static Instant shanghai(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
