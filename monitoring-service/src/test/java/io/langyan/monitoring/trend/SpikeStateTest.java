package io.langyan.monitoring.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.monitoring.trend.Baseline.Basis;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpikeStateTest {

    private static final Instant HOUR = Instant.parse("2026-11-21T02:00:00Z");
    private static final Baseline USUAL = new Baseline(20, 60, Basis.SAME_HOUR_OF_WEEK, 8);

    private final SpikeTimer timer = new SpikeTimer();

    @Test
    void aSpikeRingsOnceHoweverOftenItIsLookedAtAndHoweverHighItGoes() {
        // When
        Passing first = passing(null, HOUR.plusSeconds(600));
        first.see(new SpikeState.Seen(HOUR, 60, USUAL));
        Spike spike = first.rung().get(0);
        Passing again = passing(spike, HOUR.plusSeconds(900));
        again.see(new SpikeState.Seen(HOUR, 500, USUAL));

        // Then
        assertThat(first.rung()).hasSize(1);
        assertThat(again.rung()).isEmpty();
        assertThat(spike.mentions).isEqualTo(60);
        assertThat(spike.peak).isEqualTo(500);
        assertThat(timer.spikeId).isEqualTo(spike.id);
    }

    @Test
    void itIsOverAfterTwoCalmHoursAndNotAfterOne() {
        // Given
        Spike spike = rung();

        // When
        close(spike, 1, 20);
        close(spike, 2, 45);
        close(spike, 3, 20);
        assertThat(spike.endedAt).isNull();
        close(spike, 4, 39);

        // Then
        assertThat(spike.endedAt).isNotNull();
        assertThat(timer.spikeId).isNull();
        Passing next = passing(null, HOUR.plus(Duration.ofHours(6)).plusSeconds(60));
        next.see(new SpikeState.Seen(HOUR.plus(Duration.ofHours(6)), 61, USUAL));
        assertThat(next.rung()).as("a new one rings again").hasSize(1);
    }

    @Test
    void anHourIsOpenUntilItsLastBatchIsIn() {
        assertThat(JudgeHours.isClosed(HOUR, HOUR.plusSeconds(3_600))).isFalse();
        assertThat(JudgeHours.isClosed(HOUR, HOUR.plusSeconds(3_720))).isTrue();
    }

    private Spike rung() {
        Passing first = passing(null, HOUR.plus(Duration.ofHours(2)));
        first.see(new SpikeState.Seen(HOUR, 100, USUAL));
        return first.rung().get(0);
    }

    private void close(Spike spike, int hour, long mentions) {
        Instant at = HOUR.plus(Duration.ofHours(hour));
        passing(spike, at.plus(Duration.ofMinutes(63))).see(new SpikeState.Seen(at, mentions, USUAL));
    }

    private Passing passing(Spike current, Instant now) {
        timer.brand = "b";
        timer.measure = "mentions";
        return new Passing(timer, java.util.Optional.ofNullable(current), now);
    }
}
