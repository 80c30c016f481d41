package io.langyan.monitoring.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RhythmTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TEN = Duration.ofMinutes(10);

    private final Rhythm rhythm = new Rhythm(Duration.ofSeconds(15));

    @Property
    void aGoodFeedIsAskedAgainWithinATenthOfItsInterval(
            @ForAll @DoubleRange(min = 0, max = 1) double chance,
            @ForAll @IntRange(min = 15, max = 100_000) int seconds) {
        Duration interval = Duration.ofSeconds(seconds);
        assertThat(wait(interval, 0, null, chance))
                .isBetween(
                        interval.multipliedBy(9).dividedBy(10),
                        interval.multipliedBy(11).dividedBy(10));
    }

    @Property
    void aFailingFeedIsAskedEverLessButNeverGivenUp(
            @ForAll @DoubleRange(min = 0, max = 1) double chance,
            @ForAll @IntRange(min = 1, max = 1_000_000) int failures) {
        Duration wait = wait(TEN, failures, null, chance);
        assertThat(wait).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(66));
        assertThat(wait(TEN, failures + 1, null, chance)).isGreaterThanOrEqualTo(wait);
    }

    @Example
    void theWaitDoublesWithEachFailureUpToAnHour() {
        assertThat(wait(TEN, 1, null, 0.5)).isEqualTo(TEN);
        assertThat(wait(TEN, 2, null, 0.5)).isEqualTo(TEN.multipliedBy(2));
        assertThat(wait(TEN, 3, null, 0.5)).isEqualTo(TEN.multipliedBy(4));
        assertThat(wait(TEN, 9, null, 0.5)).isEqualTo(Duration.ofHours(1));
        assertThat(wait(Duration.ofHours(5), 9, null, 0.5)).isEqualTo(Duration.ofHours(5));
    }

    @Example
    void aServerThatAsksForTimeGetsItUpToADay() {
        assertThat(wait(TEN, 1, Duration.ofHours(3), 0.5)).isEqualTo(Duration.ofHours(3));
        assertThat(wait(TEN, 1, Duration.ofSeconds(1), 0.5)).isEqualTo(TEN);
        assertThat(wait(TEN, 1, Duration.ofDays(400), 0.5)).isEqualTo(Duration.ofDays(1));
    }

    @Example
    void retryAfterIsSecondsOrADate() {
        assertThat(RetryAfter.parse("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Thu, 01 Jan 2026 00:30:00 GMT", NOW)).isEqualTo(Duration.ofMinutes(30));
        assertThat(RetryAfter.parse("Wed, 31 Dec 2025 00:30:00 GMT", NOW)).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.parse("soon", NOW)).isNull();
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }

    private Duration wait(Duration interval, int failures, Duration retryAfter, double chance) {
        return Duration.between(NOW, rhythm.next(NOW, interval, failures, retryAfter, chance));
    }
}
