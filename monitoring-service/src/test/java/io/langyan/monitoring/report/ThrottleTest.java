package io.langyan.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T01:00:00Z"));
    private final InstantSource clock = now::get;

    @Test
    void oneAddressMaySoOftenAMinute() {
        Throttle throttle = new Throttle(3, 100, clock);

        assertThat(IntStream.range(0, 5).filter(i -> throttle.allows("10.0.0.1")))
                .hasSize(3);
        assertThat(throttle.allows("10.0.0.2")).isTrue();
        now.set(now.get().plusSeconds(60));
        assertThat(throttle.allows("10.0.0.1")).isTrue();
    }

    @Test
    void allTogetherMaySoOftenAMinute() {
        Throttle throttle = new Throttle(3, 10, clock);

        assertThat(IntStream.range(0, 50).filter(i -> throttle.allows("10.0.1." + i)))
                .hasSize(10);
    }

    @Test
    void whatIsRefusedToOneAddressTakesNothingFromTheOthers() {
        // Given
        Throttle throttle = new Throttle(3, 10, clock);

        // When
        IntStream.range(0, 50).forEach(i -> throttle.allows("10.0.0.1"));

        // Then
        assertThat(throttle.allows("10.0.0.2")).isTrue();
    }

    @Test
    void aFloodFromManyAddressesTakesNoMoreMemory() {
        Throttle throttle = new Throttle(3, Integer.MAX_VALUE, clock);

        IntStream.range(0, 100_000)
                .forEach(i -> throttle.allows("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)));

        assertThat(throttle.toldApart()).isEqualTo(Throttle.MOST_ADDRESSES);
    }

    @Test
    void whoHasOneAddressOfAnIpv6NetworkHasThemAll() {
        Throttle throttle = new Throttle(2, 100, clock);

        assertThat(IntStream.range(0, 5).filter(i -> throttle.allows("2001:db8:1:2:3:4:5:" + i)))
                .hasSize(2);
        assertThat(throttle.allows("2001:db8:1:3::1")).isTrue();
    }
}
