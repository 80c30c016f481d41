package io.langyan.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.events.v1.calendar.YearOfDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for any rota, over ten years (2020 to 2029, three of them leap years) of calendars turned over at random, in zones with
 * and without summer time.
 */
class AnyRotaTest {

    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    private static final Span TEN_YEARS = new Span(START, END);
    private static final List<UUID> PEOPLE =
            Stream.of(1, 2, 3, 4, 5).map(i -> new UUID(0, i)).toList();

    @Property(tries = 30)
    void shiftsAndGapsTileTheTenYears(@ForAll("rotas") Rota rota) {
        List<Span> all = new ArrayList<>(rota.gaps(TEN_YEARS));
        rota.shifts(TEN_YEARS).forEach(shift -> all.add(shift.span()));
        all.sort(Comparator.comparing(Span::from));

        Instant reached = START;
        for (Span each : all) {
            assertThat(each.from()).isEqualTo(reached);
            reached = each.to();
        }
        assertThat(reached).isEqualTo(END);
    }

    @Property
    void aShiftSaysWhoIsOnDutyInAllOfItAndAGapThatNobodyIs(
            @ForAll("rotas") Rota rota, @ForAll("moments") Instant moment) {
        Span around = new Span(moment.minus(Duration.ofDays(3)), moment.plus(Duration.ofDays(3)));

        Optional<UUID> byShift = rota.shifts(around).stream()
                .filter(shift -> shift.span().contains(moment))
                .map(Shift::person)
                .findFirst();

        assertThat(rota.onDutyAt(moment)).isEqualTo(byShift);
        assertThat(rota.gaps(around).stream().anyMatch(gap -> gap.contains(moment)))
                .isEqualTo(byShift.isEmpty());
        byShift.ifPresent(person -> assertThat(declared(rota)).contains(person));
    }

    @Property
    void anOverrideWinsWithinItsSpanAndNowhereElse(
            @ForAll("rotas") Rota rota, @ForAll("overrides") DutyOverride newest, @ForAll("moments") Instant moment) {
        DutyOverride last = madeAt(newest, END);
        Rota overridden = with(rota, last);

        for (Instant each : List.of(
                moment,
                last.span().from(),
                last.span().from().minusMillis(1),
                last.span().to().minusMillis(1),
                last.span().to())) {
            assertThat(overridden.onDutyAt(each))
                    .isEqualTo(last.span().contains(each) ? Optional.of(last.person()) : rota.onDutyAt(each));
        }
    }

    @Property
    void theDutyPassesOnAtTheLocalTimeOfHandingOver(
            @ForAll("layers") Layer layer, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant moment) {
        // Given
        LocalDays local = new LocalDays(zone, plain());
        Rota rota = new Rota("any", local, List.of(always(layer)), List.of());

        // When
        Optional<Instant> next = rota.nextHandover(moment);

        // Then
        if (layer.people().stream().distinct().count() < 2) {
            assertThat(next).isEmpty();
        } else {
            LocalTime at = next.orElseThrow().atZone(zone).toLocalTime();
            boolean skipped = zone.getRules()
                            .getTransition(
                                    local.of(next.get()).atTime(layer.handover().at()))
                    != null;
            assertThat(at.equals(layer.handover().at()) || skipped).isTrue();
            assertThat(rota.onDutyAt(next.get())).isNotEqualTo(rota.onDutyAt(moment));
            assertThat(rota.onDutyAt(next.get().minusMillis(1))).isEqualTo(rota.onDutyAt(moment));
        }
    }

    /** A day of 23 or 25 hours is one turn, and so is 29 February. */
    @Property
    void everyHandoverIsTheNextTurn(
            @ForAll("layers") Layer layer, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant moment) {
        LocalDays local = new LocalDays(zone, plain());
        Handover handover = layer.handover();
        LocalDate day = local.begunBy(moment, handover.at());
        LocalDate begun = day.minusDays(
                Math.floorMod(java.time.temporal.ChronoUnit.DAYS.between(handover.first(), day), handover.days()));
        Instant next = local.at(begun.plusDays(handover.days()), handover.at());

        assertThat(handover.turn(local.at(begun, handover.at()), local)).isEqualTo(handover.turn(moment, local));
        assertThat(handover.turn(next.minusMillis(1), local)).isEqualTo(handover.turn(moment, local));
        assertThat(handover.turn(next, local)).isEqualTo(handover.turn(moment, local) + 1);
    }

    @Property
    void workersAreOnDutyOnWorkingDaysAndTheOthersOnAllOther(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant moment) {
        // Given
        Handover daily = new Handover(1, LocalTime.MIDNIGHT, LocalDate.of(2020, 1, 1));
        LocalDays local = new LocalDays(zone, calendar);
        Rota rota = new Rota(
                "any",
                local,
                List.of(
                        new Layer("", List.of(PEOPLE.get(0)), daily, wholeDays(Hours.Kind.WORKING)),
                        new Layer("", List.of(PEOPLE.get(1)), daily, wholeDays(Hours.Kind.REST))),
                List.of());

        // Then
        LocalDate day = moment.atZone(zone).toLocalDate();
        assertThat(rota.onDutyAt(moment)).contains(PEOPLE.get(calendar.working(day) ? 0 : 1));
        assertThat(rota.gaps(new Span(moment, moment.plus(Duration.ofDays(40)))))
                .isEmpty();
    }

    @Property
    void aLaterLayerHidesAnEarlierOnlyWhereItHasSomebody(
            @ForAll("rotas") Rota rota, @ForAll("layers") Layer top, @ForAll("moments") Instant moment) {
        Rota bare = new Rota(rota.role(), rota.local(), rota.layers(), List.of());
        List<Layer> layers = new ArrayList<>(rota.layers());
        layers.add(top);
        Rota higher = new Rota(rota.role(), rota.local(), layers, List.of());

        Optional<UUID> ofTop = top.onDutyAt(moment, rota.local());

        assertThat(higher.onDutyAt(moment)).isEqualTo(ofTop.isPresent() ? ofTop : bare.onDutyAt(moment));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(START.getEpochSecond(), END.getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Asia/Shanghai",
                        "Europe/Berlin",
                        "America/New_York",
                        "America/Sao_Paulo",
                        "America/Havana",
                        "Asia/Beirut",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "UTC")
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<Layer> layers() {
        return Combinators.combine(Arbitraries.of(PEOPLE).list().ofMinSize(0).ofMaxSize(5), handovers(), hours())
                .as((people, handover, hours) -> new Layer("", people, handover, hours));
    }

    @Provide
    Arbitrary<DutyOverride> overrides() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(1, 60 * 24 * 20);
        return Combinators.combine(moments(), minutes, Arbitraries.of(PEOPLE), moments(), Arbitraries.longs())
                .as((from, length, person, made, id) -> new DutyOverride(
                        new UUID(9, id),
                        new Span(from, from.plus(Duration.ofMinutes(length))),
                        person,
                        "admin",
                        null,
                        null,
                        made));
    }

    @Provide
    Arbitrary<Rota> rotas() {
        return Combinators.combine(
                        zones(),
                        calendars(),
                        layers().list().ofMinSize(1).ofMaxSize(3),
                        overrides().list().ofMaxSize(10))
                .as((zone, calendar, layers, overrides) ->
                        new Rota("any", new LocalDays(zone, calendar), layers, overrides));
    }

    /** Ten years, each known or not, with up to 40 days turned over: a working one is free, a free one worked (调休). */
    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<Set<Integer>> turned =
                Arbitraries.integers().between(1, 365).set().ofMaxSize(40);
        return turned.list().ofSize(10).map(years -> {
            Map<Integer, YearOfDays> known = new HashMap<>();
            for (int i = 0; i < years.size(); i++) {
                if (!years.get(i).isEmpty()) {
                    known.put(2020 + i, year(2020 + i, years.get(i)));
                }
            }
            return new WorkingCalendar(year -> Optional.ofNullable(known.get(year)));
        });
    }

    private static Arbitrary<Handover> handovers() {
        Arbitrary<LocalDate> first = Arbitraries.integers().between(0, 3_650).map(LocalDate.of(2020, 1, 1)::plusDays);
        return Combinators.combine(Arbitraries.integers().between(1, 30), times(), first)
                .as(Handover::new);
    }

    private static Arbitrary<Hours> hours() {
        Arbitrary<Hours> some = Combinators.combine(
                        Arbitraries.of(DayOfWeek.class).set().ofMaxSize(7),
                        Arbitraries.of(Hours.Kind.class),
                        times(),
                        times())
                .as(Hours::new);
        return Arbitraries.oneOf(Arbitraries.just(Hours.ALL), some);
    }

    /** Every quarter of an hour: some of them are skipped in spring and come twice in autumn. */
    private static Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter));
    }

    private static YearOfDays year(int year, Set<Integer> turned) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (int day : turned) {
            LocalDate date = LocalDate.ofYearDay(year, day);
            days.put(date, !YearOfDays.plain(year).working(date));
        }
        return new YearOfDays(year, days);
    }

    private static WorkingCalendar plain() {
        return new WorkingCalendar(year -> Optional.empty());
    }

    private static Hours wholeDays(Hours.Kind kind) {
        return new Hours(Set.of(), kind, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    private static Layer always(Layer layer) {
        return new Layer(layer.name(), layer.people(), layer.handover(), Hours.ALL);
    }

    private static DutyOverride madeAt(DutyOverride override, Instant at) {
        return new DutyOverride(
                override.id(), override.span(), override.person(), "admin", null, null, at.plusSeconds(1));
    }

    private static Rota with(Rota rota, DutyOverride more) {
        List<DutyOverride> overrides = new ArrayList<>(rota.overrides());
        overrides.add(more);
        return new Rota(rota.role(), rota.local(), rota.layers(), overrides);
    }

    private static Set<UUID> declared(Rota rota) {
        return Stream.concat(
                        rota.layers().stream().flatMap(layer -> layer.people().stream()),
                        rota.overrides().stream().map(DutyOverride::person))
                .collect(java.util.stream.Collectors.toSet());
    }
}
