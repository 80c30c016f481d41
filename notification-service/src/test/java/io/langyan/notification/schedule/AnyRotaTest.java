package io.langyan.notification.schedule;

import static io.langyan.notification.schedule.AnyRotas.END;
import static io.langyan.notification.schedule.AnyRotas.PEOPLE;
import static io.langyan.notification.schedule.AnyRotas.START;
import static io.langyan.notification.schedule.AnyRotas.TEN_YEARS;
import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any rota, over ten years of calendars turned over at random, in zones with and without summer time. */
class AnyRotaTest {

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
        DutyOverride last = AnyRotas.newest(newest.span(), newest.person(), 1);
        Rota overridden = AnyRotas.with(rota, List.of(last));

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
        if (next.isEmpty()) {
            Span year = new Span(moment, moment.plus(Duration.ofDays(366)));
            assertThat(rota.shifts(year)).hasSizeLessThan(2);
        } else {
            LocalTime at = next.get().atZone(zone).toLocalTime();
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
        return AnyRotas.moments();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyRotas.zones();
    }

    @Provide
    Arbitrary<Layer> layers() {
        return AnyRotas.layers();
    }

    @Provide
    Arbitrary<DutyOverride> overrides() {
        return AnyRotas.overrides();
    }

    @Provide
    Arbitrary<Rota> rotas() {
        return AnyRotas.rotas();
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        return AnyRotas.calendars();
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

    private static Set<UUID> declared(Rota rota) {
        return Stream.concat(
                        rota.layers().stream().flatMap(layer -> layer.people().stream()),
                        rota.overrides().stream().map(DutyOverride::person))
                .collect(java.util.stream.Collectors.toSet());
    }
}
