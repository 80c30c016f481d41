package io.langyan.notification.schedule;

import static io.langyan.notification.schedule.AnyRotas.TEN_YEARS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any rota says what one says who follows docs/rotas.md with a finger, for all instants of ten years. */
class RotaOverTenYearsTest {

    @Property(tries = 500)
    void everyInstantHasThePersonThatTheDocsName(@ForAll("rotasAndSpans") Tuple2<Rota, Span> any) {
        Rota rota = any.get1();
        NaiveRota naive = new NaiveRota(rota);
        NavigableSet<Instant> moments = new TreeSet<>();
        for (Instant edge : naive.edges(any.get2())) {
            moments.addAll(List.of(edge.minusSeconds(1), edge.minusNanos(1), edge, edge.plusSeconds(1)));
        }

        assertThat(who(rota::onDutyAt, moments)).isEqualTo(who(naive::onDutyAt, moments));
    }

    @Property(tries = 500)
    void aListedSpanIsCutExactlyWhereTheDocsSay(@ForAll("rotasAndSpans") Tuple2<Rota, Span> any) {
        asTheDocsSay(any.get1(), any.get2());
    }

    @Property(tries = 12)
    void soAreTenYears(@ForAll("rotas") Rota rota) {
        asTheDocsSay(rota, TEN_YEARS);
    }

    @Property(tries = 200)
    void theCheckNamesExactlyTheGaps(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> any, @ForAll @IntRange(max = 40) int days) {
        Instant now = any.get2().from().plusSeconds(86_400L * days);

        List<Span> told = Lint.of(any.get1(), any.get2(), now, person -> true, person -> true)
                .gaps();

        assertThat(told)
                .isEqualTo(new NaiveRota(any.get1())
                        .gaps(any.get2()).stream()
                                .filter(gap -> now.isBefore(gap.to()))
                                .toList());
    }

    @Property(tries = 1_000)
    void piecesOfASpanMakeTheWhole(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> any,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 99) Integer> cuts) {
        // Given
        Span span = any.get2();
        long length = span.to().getEpochSecond() - span.from().getEpochSecond();
        NavigableSet<Instant> ends = new TreeSet<>(List.of(span.to()));
        cuts.forEach(cut -> ends.add(span.from().plusSeconds(Math.max(1, length * cut / 100))));

        // When
        List<Shift> joined = new ArrayList<>();
        Instant reached = span.from();
        for (Instant end : ends) {
            any.get1().shifts(new Span(reached, end)).forEach(shift -> join(joined, shift));
            reached = end;
        }

        // Then
        assertThat(joined).isEqualTo(any.get1().shifts(span));
    }

    @Property(tries = 200)
    void theOrderInWhichOverridesAreReadIsNothing(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> any, @ForAll Random random) {
        Rota rota = any.get1();
        List<DutyOverride> shuffled = new ArrayList<>(rota.overrides());
        Collections.shuffle(shuffled, random);

        Rota same = new Rota(rota.role(), rota.local(), rota.layers(), shuffled);

        assertThat(same.shifts(any.get2())).isEqualTo(rota.shifts(any.get2()));
        assertThat(same).isEqualTo(rota);
    }

    @Property(tries = 1_000)
    void anOverrideCutsOutItsSpanAndLeavesTheRestAsItWas(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> any, @ForAll("overrides") DutyOverride made) {
        // Given
        Span span = any.get2();
        Instant from = span.from().plusSeconds(1);
        Instant to = span.to().minusSeconds(1);
        Assume.that(from.isBefore(to));
        DutyOverride newest = AnyRotas.newest(
                made.span().within(new Span(from, to)).orElse(new Span(from, to)), made.person(), 1_000);

        // When
        List<Shift> shifts = AnyRotas.with(any.get1(), List.of(newest)).shifts(span);

        // Then
        List<Shift> expected = new ArrayList<>(
                any.get1().shifts(new Span(span.from(), newest.span().from())));
        expected.add(new Shift(newest.span(), newest.person(), null, newest.id()));
        expected.addAll(any.get1().shifts(new Span(newest.span().to(), span.to())));
        assertThat(shifts).isEqualTo(expected);
    }

    /** As the room rota makes one: each has all of the other's shift, and nobody else is touched. */
    @Property(tries = 600)
    void aSwapExchangesTwoShiftsAndNothingElse(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> any, @ForAll int first, @ForAll int second) {
        // Given
        List<Shift> before = any.get1().shifts(any.get2());
        Assume.that(!before.isEmpty());
        Shift one = before.get(Math.floorMod(first, before.size()));
        List<Shift> others = before.stream()
                .filter(shift -> !shift.person().equals(one.person()))
                .toList();
        Assume.that(!others.isEmpty());
        Shift other = others.get(Math.floorMod(second, others.size()));

        // When
        Rota swapped = AnyRotas.with(
                any.get1(),
                List.of(
                        AnyRotas.newest(one.span(), other.person(), 1_000),
                        AnyRotas.newest(other.span(), one.person(), 1_001)));

        // Then
        assertThat(swapped.soleOn(one.span())).contains(other.person());
        assertThat(swapped.soleOn(other.span())).contains(one.person());
        assertThat(swapped.gaps(any.get2())).isEqualTo(any.get1().gaps(any.get2()));
        List<Shift> rest = new ArrayList<>(before);
        rest.removeAll(List.of(one, other));
        assertThat(swapped.shifts(any.get2())).containsAll(rest).hasSameSizeAs(before);
    }

    @Property(tries = 150)
    void theNextHandoverIsTheFirstMomentWithSomebodyElse(
            @ForAll("rotasAndSpans") Tuple2<Rota, Span> any, @ForAll @IntRange(max = 3_000_000) int after) {
        NaiveRota naive = new NaiveRota(any.get1());
        Instant moment = any.get2().from().plusSeconds(after);
        Optional<UUID> now = naive.onDutyAt(moment);
        Span ahead = new Span(moment, moment.plusSeconds(416 * 86_400L));

        Optional<Instant> expected = naive.edges(ahead).stream()
                .filter(edge -> !naive.onDutyAt(edge).equals(now))
                .findFirst();

        assertThat(any.get1().nextHandover(moment)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Rota> rotas() {
        return AnyRotas.rotas().withoutEdgeCases();
    }

    @Provide
    Arbitrary<Tuple2<Rota, Span>> rotasAndSpans() {
        return AnyRotas.rotasAndSpans().withoutEdgeCases();
    }

    @Provide
    Arbitrary<DutyOverride> overrides() {
        return AnyRotas.overrides();
    }

    private static void asTheDocsSay(Rota rota, Span span) {
        NaiveRota naive = new NaiveRota(rota);

        assertThat(rota.shifts(span)).isEqualTo(naive.shifts(span));
        assertThat(rota.gaps(span)).isEqualTo(naive.gaps(span));
    }

    private static Map<Instant, Optional<UUID>> who(
            Function<Instant, Optional<UUID>> onDuty, NavigableSet<Instant> moments) {
        Map<Instant, Optional<UUID>> found = new TreeMap<>();
        moments.forEach(moment -> found.put(moment, onDuty.apply(moment)));
        return found;
    }

    private static void join(List<Shift> shifts, Shift next) {
        Shift last = shifts.isEmpty() ? next : shifts.get(shifts.size() - 1);
        boolean goesOn = !shifts.isEmpty() && NaiveRota.goesOn(last, next);
        Span span = goesOn ? new Span(last.span().from(), next.span().to()) : next.span();
        if (goesOn) {
            shifts.remove(shifts.size() - 1);
        }
        shifts.add(new Shift(span, next.person(), next.layer(), next.override()));
    }
}
