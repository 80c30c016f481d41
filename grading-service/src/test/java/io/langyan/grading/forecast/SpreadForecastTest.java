package io.langyan.grading.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What must hold of the shipped model, whatever the story. */
class SpreadForecastTest {

    private final SpreadForecast shipped = SpreadForecast.shipped();

    @Property
    void anIntervalHasItsMiddleInsideAndFitsTheRoom(@ForAll("any") Situation situation) {
        // When
        Forecast forecast = shipped.of(situation);

        // Then
        assertThat(forecast.probability()).isBetween(0.0, 1.0);
        assertThat(forecast.low()).isPositive();
        assertThat(forecast.low()).isLessThanOrEqualTo(forecast.expected());
        assertThat(forecast.expected()).isLessThanOrEqualTo(forecast.high());
        assertThat(forecast.high()).isLessThanOrEqualTo(situation.room());
    }

    @Property
    void theSameStoryHasTheSameForecast(@ForAll("any") Situation situation) {
        assertThat(shipped.of(situation)).isEqualTo(shipped.of(situation));
    }

    @Property
    void whetherItIsExpectedIsWhatTheForecastSays(
            @ForAll("any") Situation situation, @ForAll @IntRange(min = 1, max = 1440) int minutes) {
        assertThat(shipped.expectedWithin(minutes, situation))
                .isEqualTo(shipped.of(situation).expectedWithin(minutes));
    }

    /** Of stories that move at all; one that stands still has nothing to say of when. */
    @Property
    void moreSpreadWithinTheLastHourIsNeverLaterNorLessProbable(
            @ForAll("moving") Situation situation, @ForAll @IntRange(min = 1, max = 50_000) int more) {
        // Given
        long added = Math.min(more, situation.over() - situation.spread());
        Situation grown = new Situation(
                situation.over(),
                situation.spread() + added,
                situation.window(),
                situation.lastHour() + added,
                situation.longRun() + added,
                situation.longSpan(),
                situation.age(),
                situation.gap(),
                situation.room());

        // When
        Forecast now = shipped.of(grown);

        // Then
        Forecast before = shipped.of(situation);
        assertThat(now.expected()).isLessThanOrEqualTo(before.expected() * (1 + 1e-12));
        assertThat(now.high()).isLessThanOrEqualTo(before.high() * (1 + 1e-12));
        assertThat(now.probability()).isGreaterThanOrEqualTo(before.probability() * (1 - 1e-12));
    }

    @Example
    void aStoryOnItsWayIsExpectedAndOneThatRestsIsNot() {
        // Given: 7 000 of 10 000, once by 2 500 an hour and once all of it hours ago
        Situation onItsWay = new Situation(10_000, 7_000, 480, 2_500, 7_000, 480, 240, 30, 1440);
        Situation atRest = new Situation(10_000, 7_000, 480, 0, 7_000, 480, 470, 30, 1440);

        // Then
        assertThat(shipped.of(onItsWay).expectedWithin(120)).isTrue();
        assertThat(shipped.of(onItsWay).expected()).isCloseTo(75, within(30.0));
        assertThat(shipped.of(atRest).expectedWithin(120)).isFalse();
        assertThat(shipped.of(atRest).probability())
                .isLessThan(shipped.of(onItsWay).probability());
    }

    @Example
    void aModelOfOtherFeaturesIsRefused() {
        assertThatThrownBy(() -> SpreadForecast.parse(List.of("reached 1 2", "low 1 2", "middle 1 2", "high 1 2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reached");
    }

    @Provide
    Arbitrary<Situation> any() {
        return situations(0);
    }

    /** At least a twentieth of the threshold within the last hour. */
    @Provide
    Arbitrary<Situation> moving() {
        return situations(0.05);
    }

    private static Arbitrary<Situation> situations(double leastPart) {
        return Combinators.combine(
                        Arbitraries.longs().between(200, 1_000_000),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.of(120.0, 240.0, 480.0, 1440.0),
                        Arbitraries.doubles().between(1, 20_000),
                        Arbitraries.doubles().between(0.01, 300),
                        Arbitraries.doubles().between(0.5, 1440))
                .as((over, part, recent, window, age, gap, room) -> {
                    long spread = Math.max(1, Math.round(over * (leastPart + (1 - leastPart) * part)));
                    long lastHour =
                            Math.round(Math.min(spread, over * leastPart + recent * (spread - over * leastPart)));
                    long longRun = Math.round(lastHour + (spread - lastHour) * recent);
                    return new Situation(over, spread, window, lastHour, longRun, 480, age, gap, room);
                });
    }
}
