package io.langyan.notification.schedule;

import static io.langyan.notification.schedule.AnyRotas.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.events.v1.calendar.YearOfDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Working days are those of the year files (调休), and where one is missing it is said: no more and no less. */
class MakeUpDaysTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Whole days of ten years, from files as an installation writes them; a year without one is plain, and named. */
    @Property(tries = 25)
    void tenYearsOfFilesAreTenYearsOfWorkingDays(@ForAll("announcements") Map<Integer, Set<Integer>> turned)
            throws IOException {
        // Given
        Path folder = Files.createTempDirectory("calendar");
        try {
            for (var year : turned.entrySet()) {
                Files.writeString(folder.resolve("any-" + year.getKey() + ".csv"), csv(year.getKey(), year.getValue()));
            }
            Rota rota = halves(new Calendars(Optional.of(folder)).named("any"));
            Span all = days(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1));

            // Then
            assertThat(rota.shifts(all)).isEqualTo(runs(all, day -> working(day, turned)));
            assertThat(rota.guessedYears(all))
                    .containsExactlyElementsOf(IntStream.range(2020, 2030)
                            .filter(year -> !turned.containsKey(year))
                            .boxed()
                            .toList());
        } finally {
            for (int year : turned.keySet()) {
                Files.delete(folder.resolve("any-" + year + ".csv"));
            }
            Files.delete(folder);
        }
    }

    /** All the days that the State Council has announced, and the year that it has not. */
    @Test
    void theYearsOfTheSharedCalendarAreThoseOfTheRota() {
        List<String[]> days = SharedCalendar.days();
        Set<LocalDate> working = days.stream()
                .filter(day -> day[2].equals("1"))
                .map(day -> LocalDate.parse(day[0]))
                .collect(Collectors.toSet());
        SortedSet<Integer> unannounced = days.stream()
                .filter(day -> day[5].equals("0"))
                .map(day -> LocalDate.parse(day[0]).getYear())
                .collect(Collectors.toCollection(TreeSet::new));
        Span all = days(
                LocalDate.parse(days.get(0)[0]),
                LocalDate.parse(days.get(days.size() - 1)[0]).plusDays(1));

        Rota rota = halves(new Calendars(Optional.empty()).named("cn"));

        assertThat(rota.shifts(all)).hasSizeGreaterThan(300).isEqualTo(runs(all, working::contains));
        assertThat(rota.guessedYears(all)).isEqualTo(unannounced);
    }

    @Test
    void aYearThatHasNotBegunIsNotAskedFor() {
        Rota rota = halves(new Calendars(Optional.empty()).named("cn"));

        assertThat(rota.guessedYears(days(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31))))
                .isEmpty();
        assertThat(rota.guessedYears(days(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2))))
                .as("2023 is over, and there is no file of it")
                .isEmpty();
        assertThat(rota.guessedYears(days(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 2))))
                .containsExactly(2027);
    }

    @Test
    void theNightOfAnUnknownNewYearsEveIsAGuess() {
        Hours nights = new Hours(Set.of(), Hours.Kind.REST, LocalTime.of(18, 0), LocalTime.of(9, 0));
        Rota rota = rota(SHANGHAI, new Calendars(Optional.empty()).named("cn"), new Layer("", PEOPLE, daily(), nights));

        assertThat(rota.guessedYears(days(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2))))
                .containsExactly(2023);
    }

    /** A year is named exactly when its announcement could still change who is on duty. */
    @Property(tries = 1_000)
    void aMissingYearIsNamedExactlyWhenItCouldChangeTheSpan(
            @ForAll("layers") Layer layer, @ForAll("zones") ZoneId zone, @ForAll("spans") Span span) {
        Layer ofOne = new Layer("", layer.people().stream().limit(1).toList(), layer.handover(), layer.hours());
        Rota plain = rota(zone, turnedOver(Set.of()), ofOne);
        SortedSet<Integer> changing = new TreeSet<>();
        for (int year = 2019; year <= 2030; year++) {
            if (!rota(zone, turnedOver(Set.of(year)), ofOne).shifts(span).equals(plain.shifts(span))) {
                changing.add(year);
            }
        }

        assertThat(plain.guessedYears(span)).isEqualTo(changing);
        assertThat(Lint.of(plain, span, span.from(), person -> true, person -> true)
                        .guessedYears())
                .containsExactlyElementsOf(changing);
    }

    @Provide
    Arbitrary<Map<Integer, Set<Integer>>> announcements() {
        Arbitrary<Set<Integer>> turned =
                Arbitraries.integers().between(1, 365).set().ofMaxSize(60);
        return Arbitraries.maps(Arbitraries.integers().between(2020, 2029), turned);
    }

    @Provide
    Arbitrary<Layer> layers() {
        Arbitrary<Hours.Kind> kinds = Arbitraries.of(Hours.Kind.WORKING, Hours.Kind.REST, Hours.Kind.ANY);
        return Combinators.combine(AnyRotas.layers(), kinds)
                .as((layer, kind) -> new Layer(
                        "",
                        layer.people(),
                        layer.handover(),
                        new Hours(
                                layer.hours().weekdays(),
                                kind,
                                layer.hours().from(),
                                layer.hours().to())));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyRotas.zones();
    }

    @Provide
    Arbitrary<Span> spans() {
        return AnyRotas.spans();
    }

    private static String csv(int year, Set<Integer> turned) {
        return "date,working,name\n"
                + turned.stream()
                        .map(day -> LocalDate.ofYearDay(year, day))
                        .map(day -> day + "," + !plainlyWorking(day) + ",春节, 调休\n")
                        .collect(Collectors.joining());
    }

    private static boolean working(LocalDate day, Map<Integer, Set<Integer>> turned) {
        return plainlyWorking(day)
                != turned.getOrDefault(day.getYear(), Set.of()).contains(day.getDayOfYear());
    }

    /** 1970-01-01 was a Thursday. */
    private static boolean plainlyWorking(LocalDate day) {
        return Math.floorMod(day.toEpochDay() + 3, 7) < 5;
    }

    /** One person has the working days, another the rest days. */
    private static Rota halves(WorkingCalendar calendar) {
        return rota(
                SHANGHAI,
                calendar,
                new Layer("", PEOPLE.subList(0, 1), daily(), wholeDays(Hours.Kind.WORKING)),
                new Layer("", PEOPLE.subList(1, 2), daily(), wholeDays(Hours.Kind.REST)));
    }

    /** What {@link #halves} should be. */
    private static List<Shift> runs(Span span, Predicate<LocalDate> working) {
        List<Shift> runs = new ArrayList<>();
        Instant begun = span.from();
        for (Instant end = begun; end.isBefore(span.to()); ) {
            int layer = working.test(end.atZone(SHANGHAI).toLocalDate()) ? 0 : 1;
            end = end.plusSeconds(86_400);
            boolean goesOn =
                    end.isBefore(span.to()) && working.test(end.atZone(SHANGHAI).toLocalDate()) == (layer == 0);
            if (!goesOn) {
                runs.add(new Shift(new Span(begun, end), PEOPLE.get(layer), layer, null));
                begun = end;
            }
        }
        return runs;
    }

    private static WorkingCalendar turnedOver(Set<Integer> years) {
        Map<Integer, YearOfDays> turned = new HashMap<>();
        for (int year : years) {
            LocalDate first = LocalDate.of(year, 1, 1);
            turned.put(
                    year,
                    new YearOfDays(
                            year,
                            first.datesUntil(first.plusYears(1))
                                    .collect(Collectors.toMap(day -> day, day -> !plainlyWorking(day)))));
        }
        return new WorkingCalendar(year -> Optional.ofNullable(turned.get(year)));
    }

    private static Rota rota(ZoneId zone, WorkingCalendar calendar, Layer... layers) {
        return new Rota("any", new LocalDays(zone, calendar), List.of(layers), List.of());
    }

    private static Handover daily() {
        return new Handover(1, LocalTime.MIDNIGHT, LocalDate.of(2020, 1, 1));
    }

    private static Hours wholeDays(Hours.Kind kind) {
        return new Hours(Set.of(), kind, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private static Span days(LocalDate first, LocalDate end) {
        return new Span(
                first.atStartOfDay(SHANGHAI).toInstant(),
                end.atStartOfDay(SHANGHAI).toInstant());
    }
}
