package io.langyan.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Signal;
import io.langyan.notification.page.PageRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignalPageTest {

    private static final Instant DUE = Instant.parse("2026-11-25T01:00:00Z");

    @Test
    void aPatrolThatIsDueIsAReminderOfItsOwnAndNotTheOneThatWasMissed() {
        PageRequest due = page(new Signal.PatrolDue("langyan", "09:00", DUE, DUE.plusSeconds(1_800)));
        PageRequest missed = page(new Signal.PatrolMissed("langyan", "09:00", DUE));

        assertThat(due.why()).isEqualTo("patrol-due");
        assertThat(due.title()).contains("09:00");
        assertThat(due.facts()).containsEntry("signBy", "2026-11-25T01:30:00Z");
        assertThat(due.group()).isNotEqualTo(missed.group());
    }

    @Test
    void thatMoreIsSaidAndThatMoreOfItIsNegativeRingsEach() {
        PageRequest more = page(new Signal.SpikeSeen("langyan", DUE, 900, 12.5, "mentions"));
        PageRequest moreByTheOldContract = page(new Signal.SpikeSeen("langyan", DUE, 900, 12.5, null));
        PageRequest worse = page(new Signal.SpikeSeen("langyan", DUE, 90, 2.5, "negative"));

        assertThat(more.group()).isEqualTo(moreByTheOldContract.group()).isNotEqualTo(worse.group());
        assertThat(worse.title()).isNotEqualTo(more.title());
    }

    private static PageRequest page(Signal signal) {
        Envelope envelope = new Envelope(
                "id-1", EventTypes.nameOf(signal.getClass()), "monitoring-service", DUE, signal.brand(), null, 1);
        return SignalPage.of(new Received<>(envelope, signal.brand(), signal), Duration.ofMinutes(10), DUE);
    }
}
