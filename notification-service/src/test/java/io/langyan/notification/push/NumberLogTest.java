package io.langyan.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.NumberLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NumberLogTest {

    private static final Instant START = Instant.parse("2026-11-27T08:00:00Z");
    private static final List<NumberLimit> CALLS = List.of(
            new NumberLimit(1, Duration.ofMinutes(1)),
            new NumberLimit(5, Duration.ofHours(1)),
            new NumberLimit(20, Duration.ofHours(24)));

    /** Somebody is called again and again, each time so long after the time before, urgently or not. */
    record Ring(Duration after, boolean urgent) {}

    @Test
    void aNumberIsCalledOnceAMinuteAndFiveTimesAnHour() {
        NumberLog log = NumberLog.EMPTY.and(START);

        assertThat(log.heldUntil(CALLS, true, START.plusSeconds(30))).contains(START.plusSeconds(61));
        assertThat(log.heldUntil(CALLS, true, START.plusSeconds(61))).isEmpty();
        for (int minute = 2; minute <= 8; minute += 2) {
            log = log.and(START.plusSeconds(minute * 60));
        }
        assertThat(log.heldUntil(CALLS, true, START.plusSeconds(600))).contains(START.plusSeconds(3601));
    }

    @Test
    void aDayEndsAtMidnightOfTheProviders() {
        List<NumberLimit> twoADay = List.of(NumberLimit.aDay(2));
        Instant midnight = Instant.parse("2026-11-27T16:00:00Z");
        NumberLog log = NumberLog.EMPTY.and(START).and(midnight.minusSeconds(2));

        assertThat(log.heldUntil(twoADay, true, midnight.minusSeconds(2))).contains(midnight.plusSeconds(1));
        assertThat(log.heldUntil(twoADay, true, midnight.plusSeconds(1))).isEmpty();
        assertThat(log.and(midnight.plusSeconds(1)).heldUntil(twoADay, true, midnight.plusSeconds(2)))
                .isEmpty();
    }

    @Test
    void oneTenthIsKeptForL1() {
        List<NumberLimit> tenADay = List.of(new NumberLimit(10, Duration.ofHours(24)));
        NumberLog log = NumberLog.EMPTY;
        for (int i = 0; i < 9; i++) {
            log = log.and(START.plusSeconds(i));
        }

        assertThat(log.heldUntil(tenADay, false, START.plusSeconds(60))).isPresent();
        assertThat(log.heldUntil(tenADay, true, START.plusSeconds(60))).isEmpty();
        assertThat(log.and(START.plusSeconds(60)).heldUntil(tenADay, true, START.plusSeconds(61)))
                .isPresent();
    }

    @Test
    void whatTheProviderSaysHoldsWhateverWasCounted() {
        NumberLog refused = new NumberLog(List.of(), START.plusSeconds(61));

        assertThat(refused.heldUntil(CALLS, true, START)).contains(START.plusSeconds(61));
        assertThat(refused.heldUntil(List.of(), true, START)).contains(START.plusSeconds(61));
        assertThat(refused.heldUntil(CALLS, true, START.plusSeconds(61))).isEmpty();
    }

    @Property
    void noWindowEverHoldsMoreThanItsLimitAndNobodyWaitsLongerThanForIt(
            @ForAll("limits") List<NumberLimit> limits, @ForAll("rings") List<Ring> rings) {
        NumberLog log = NumberLog.EMPTY;
        Instant now = START;
        List<Instant> all = new ArrayList<>();
        List<Instant> others = new ArrayList<>();
        for (Ring ring : rings) {
            now = now.plus(ring.after());
            Instant leaves = log.heldUntil(limits, ring.urgent(), now).orElse(now);
            assertThat(log.heldUntil(limits, ring.urgent(), leaves)).isEmpty();
            if (leaves.isAfter(now)) {
                assertThat(log.heldUntil(limits, ring.urgent(), leaves.minusNanos(1)))
                        .isPresent();
            }
            now = leaves;
            log = log.and(now);
            all.add(now);
            if (!ring.urgent()) {
                others.add(now);
            }
        }
        for (NumberLimit limit : limits) {
            assertThat(most(limit, all)).isLessThanOrEqualTo(limit.most());
            assertThat(most(limit, others)).isLessThanOrEqualTo(limit.most() - limit.reserve());
        }
    }

    /** The most that one window holds: one of any position is fullest when it ends at some use. */
    private static long most(NumberLimit limit, List<Instant> uses) {
        return uses.stream()
                .mapToLong(last -> uses.stream()
                        .filter(use -> !use.isAfter(last) && inOne(limit, use, last))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean inOne(NumberLimit limit, Instant use, Instant last) {
        return limit.window() == null
                ? beijingDay(use) == beijingDay(last)
                : Duration.between(use, last).compareTo(limit.window()) < 0;
    }

    private static long beijingDay(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond() + 8 * 3600, 86_400L);
    }

    @Provide
    Arbitrary<List<NumberLimit>> limits() {
        Arbitrary<Integer> most = Arbitraries.integers().between(1, 30);
        Arbitrary<NumberLimit> sliding = Combinators.combine(
                        most, Arbitraries.longs().between(1, 86_400))
                .as((count, seconds) -> new NumberLimit(count, Duration.ofSeconds(seconds)));
        return Arbitraries.oneOf(sliding, most.map(NumberLimit::aDay))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Ring>> rings() {
        return Combinators.combine(Arbitraries.longs().between(0, 40_000_000), Arbitraries.of(true, false))
                .as((millis, urgent) -> new Ring(Duration.ofMillis(millis / 100), urgent))
                .list()
                .ofMaxSize(60);
    }
}
