package io.langyan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.parse("2026-11-21T01:00:30Z");
    private final Throttle throttle = new Throttle(() -> now);

    @Test
    void onePlaceMayAskSoOftenInAMinuteAndNoOtherPaysForIt() {
        assertThat(allowed("ack", "10.0.0.1", 100)).isEqualTo(Throttle.FROM_ONE);
        assertThat(allowed("ack", "10.0.0.2", 1)).isEqualTo(1);
        assertThat(allowed("cards", "10.0.0.1", 1)).isEqualTo(1);
    }

    @Test
    void aFloodFromEverywhereIsHeldOffAtItsDoorOnly() {
        // Given
        long through = IntStream.range(0, 2000)
                .filter(i -> throttle.allows("receipts", "10.0." + i / 200 + "." + i % 200))
                .count();

        // Then
        assertThat(through).isEqualTo(Throttle.FROM_ALL);
        assertThat(throttle.allows("ack", "10.0.0.1")).isTrue();
    }

    @Test
    void whoIsSignedInPaysForTheirOwnRequestsOnly() {
        // Given
        IntStream.range(0, 2000).forEach(i -> throttle.allowsInAll("contact/reader-" + i % 50, 30));

        // Then
        assertThat(throttle.allowsInAll("contact/reader-0", 30)).isFalse();
        assertThat(throttle.allowsInAll("contact/on-duty", 30)).isTrue();
    }

    @Test
    void aMinuteLaterTheDoorIsOpenAgain() {
        // Given
        allowed("ack", "10.0.0.1", 100);

        // When
        now = now.plusSeconds(60);

        // Then
        assertThat(throttle.allows("ack", "10.0.0.1")).isTrue();
    }

    private long allowed(String door, String address, int times) {
        return IntStream.range(0, times)
                .filter(i -> throttle.allows(door, address))
                .count();
    }
}
