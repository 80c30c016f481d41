package io.langyan.notification.schedule;

import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.events.v1.calendar.YearOfDays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Any rota from 2020 to 2029: three leap days, and clocks put on and back by half an hour, one and two, also at midnight. */
public final class AnyRotas {

    static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2030-01-01T00:00:00Z");
    static final Span TEN_YEARS = new Span(START, END);
    static final List<UUID> PEOPLE =
            IntStream.rangeClosed(1, 7).mapToObj(i -> new UUID(0, i)).toList();

    private static final List<ZoneId> ZONES = Stream.of(
                    "Asia/Shanghai",
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "America/Sao_Paulo",
                    "America/Havana",
                    "Asia/Beirut",
                    "Antarctica/Troll",
                    "Africa/Casablanca",
                    "Asia/Almaty",
                    "Asia/Kathmandu",
                    "UTC")
            .map(ZoneId::of)
            .toList();
    private static final List<Instant> ODD_MOMENTS = oddMoments();

    private AnyRotas() {}

    /** Half of them within two days of a change of clocks, a leap day or a new year. */
    public static Arbitrary<Instant> moments() {
        Arbitrary<Instant> any = evenly(0, (int) Duration.between(START, END).toMinutes())
                .map(minutes -> START.plus(Duration.ofMinutes(minutes)));
        Arbitrary<Instant> odd = Combinators.combine(Arbitraries.of(ODD_MOMENTS), evenly(-2 * 1_440, 2 * 1_440))
                .as((moment, minutes) -> moment.plus(Duration.ofMinutes(minutes)));
        return Arbitraries.oneOf(any, odd);
    }

    /** Up to forty days around such a moment. */
    static Arbitrary<Span> spans() {
        Arbitrary<Integer> minutes = evenly(1, 20 * 1_440);
        return Combinators.combine(moments(), minutes, minutes)
                .as((moment, before, after) ->
                        new Span(moment.minus(Duration.ofMinutes(before)), moment.plus(Duration.ofMinutes(after))));
    }

    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZONES);
    }

    /** Every five minutes; half of them in the small hours, when clocks are changed. */
    static Arbitrary<LocalTime> times() {
        Arbitrary<Integer> small = evenly(0, 16).map(quarter -> 3 * quarter);
        return Arbitraries.oneOf(evenly(0, 287), small).map(five -> LocalTime.MIDNIGHT.plusMinutes(5L * five));
    }

    static Arbitrary<LocalDate> days() {
        return evenly(0, 3_652).map(LocalDate.of(2020, 1, 1)::plusDays);
    }

    static Arbitrary<Layer> layers() {
        Arbitrary<List<UUID>> people =
                evenly(0, 7).flatMap(size -> Arbitraries.of(PEOPLE).list().ofSize(size));
        return Combinators.combine(people, handovers(), hours())
                .as((some, handover, hours) -> new Layer("", some, handover, hours));
    }

    static Arbitrary<Hours> hours() {
        Arbitrary<Hours> some = Combinators.combine(
                        Arbitraries.oneOf(
                                Arbitraries.just(Set.<DayOfWeek>of()),
                                Arbitraries.of(DayOfWeek.class).set().ofMaxSize(7)),
                        Arbitraries.of(Hours.Kind.class),
                        times(),
                        times())
                .as(Hours::new);
        return Arbitraries.oneOf(Arbitraries.just(Hours.ALL), some, some);
    }

    static Arbitrary<DutyOverride> overrides() {
        Arbitrary<Integer> minutes = evenly(1, 20 * 1_440);
        return Combinators.combine(
                        moments(),
                        minutes,
                        Arbitraries.of(PEOPLE),
                        Arbitraries.longs().between(0, 1L << 40))
                .as((from, length, person, made) -> new DutyOverride(
                        new UUID(9, made),
                        new Span(from, from.plus(Duration.ofMinutes(length))),
                        person,
                        "admin",
                        null,
                        null,
                        START.plusMillis(made)));
    }

    /** One to four layers, and overrides that overlap where they will. */
    public static Arbitrary<Rota> rotas() {
        return Combinators.combine(
                        zones(),
                        calendars(),
                        layers().list().ofMinSize(1).ofMaxSize(4),
                        overrides().list().uniqueElements(DutyOverride::madeAt).ofMaxSize(12))
                .as((zone, calendar, layers, overrides) ->
                        new Rota("any", new LocalDays(zone, calendar), layers, overrides));
    }

    /** The same with up to four more overrides in the days around a span. */
    static Arbitrary<Tuple.Tuple2<Rota, Span>> rotasAndSpans() {
        Arbitrary<List<Integer>> minutes =
                evenly(-1_440, 41 * 1_440).list().ofMinSize(1).ofMaxSize(8);
        return Combinators.combine(rotas(), spans(), minutes)
                .as((rota, span, offsets) -> Tuple.of(crowded(rota, span, offsets), span));
    }

    /** Ten years, each known or not, with up to 40 days turned over: a working one is free, a free one worked (调休). */
    static Arbitrary<WorkingCalendar> calendars() {
        Arbitrary<Set<Integer>> turned = evenly(1, 365).set().ofMaxSize(40);
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

    static Rota with(Rota rota, List<DutyOverride> more) {
        return new Rota(
                rota.role(),
                rota.local(),
                rota.layers(),
                Stream.concat(rota.overrides().stream(), more.stream()).toList());
    }

    /** @param made later than any of {@link #overrides}, by so many seconds */
    static DutyOverride newest(Span span, UUID person, int made) {
        return new DutyOverride(
                new UUID(8, made), span, person, "admin", null, null, END.plusSeconds(made + (1L << 31)));
    }

    private static Arbitrary<Handover> handovers() {
        Arbitrary<Integer> turns = Arbitraries.oneOf(Arbitraries.just(1), Arbitraries.just(7), evenly(1, 366));
        return Combinators.combine(turns, times(), days()).as(Handover::new);
    }

    private static Arbitrary<Integer> evenly(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(RandomDistribution.uniform());
    }

    private static Rota crowded(Rota rota, Span span, List<Integer> offsets) {
        List<DutyOverride> more = new ArrayList<>();
        for (int i = 1; i < offsets.size(); i += 2) {
            int from = Math.min(offsets.get(i - 1), offsets.get(i));
            int to = Math.max(offsets.get(i - 1), offsets.get(i)) + 1;
            Span within = new Span(
                    span.from().plus(Duration.ofMinutes(from)), span.from().plus(Duration.ofMinutes(to)));
            more.add(newest(within, PEOPLE.get(i % PEOPLE.size()), 100 - i));
        }
        return with(rota, more);
    }

    private static YearOfDays year(int year, Set<Integer> turned) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (int day : turned) {
            LocalDate date = LocalDate.ofYearDay(year, day);
            days.put(date, !YearOfDays.plain(year).working(date));
        }
        return new YearOfDays(year, days);
    }

    private static List<Instant> oddMoments() {
        List<Instant> odd = new ArrayList<>();
        for (ZoneId zone : ZONES) {
            ZoneOffsetTransition next = zone.getRules().nextTransition(START);
            while (next != null && next.getInstant().isBefore(END)) {
                odd.add(next.getInstant());
                next = zone.getRules().nextTransition(next.getInstant());
            }
        }
        for (int year = 2020; year < 2030; year++) {
            odd.add(Instant.parse(year + "-01-01T00:00:00Z"));
            odd.add(Instant.parse(year + "-03-01T00:00:00Z"));
        }
        return odd;
    }
}
