package io.langyan.notification.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.Probe.ProbeSeen;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The pipeline is as alive as its slowest lane. */
class LanesTest {

    private static final Instant NINE = Instant.parse("2026-11-21T01:00:00Z");

    private final Lanes lanes = new Lanes();

    @Test
    void whileALaneWasNeverHeardThePipelineWasNot() {
        // When
        seen(0, NINE);

        // Then
        assertThat(lanes.last()).isNull();
        assertThat(lanes.silentSince(NINE.minusSeconds(1))).containsExactly(1);
    }

    @Test
    void oneLaneThatStandsStillIsTheWholePipelinesSilence() {
        // When
        seen(0, NINE);
        seen(1, NINE);
        seen(0, NINE.plusSeconds(60));
        seen(0, NINE.plusSeconds(120));

        // Then
        assertThat(lanes.last()).isEqualTo(NINE);
        assertThat(lanes.silentSince(NINE.plusSeconds(30))).containsExactly(1);
    }

    @Test
    void aProbeThatArrivesAfterALaterOneChangesNothing() {
        // When
        seen(1, NINE);
        seen(0, NINE.plusSeconds(60));
        seen(1, NINE.plusSeconds(60));
        seen(0, NINE);

        // Then
        assertThat(lanes.last()).isEqualTo(NINE.plusSeconds(60));
        assertThat(lanes.silentSince(NINE.plusSeconds(60))).isEmpty();
    }

    private void seen(int lane, Instant sentAt) {
        lanes.seen(new ProbeSeen(lane, 2, sentAt, sentAt, sentAt, sentAt.plusSeconds(1)));
    }
}
