package io.langyan.notification.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditVerdictTest {

    @Test
    void whatWasEditedOrCanNeverBeEndsAtOnce() {
        assertThat(EditVerdict.after(Outcome.ok("0", null), 0).again()).isNull();
        assertThat(EditVerdict.after(Outcome.failed(Result.PERM, "42050", ""), 0))
                .isEqualTo(new EditVerdict("refused", null, 0));
    }

    @Test
    void whatIsThrottledWaitsAsLongAsTheProviderSaysHoweverOften() {
        Outcome throttled = Outcome.throttled("45009", "", Duration.ofSeconds(61));

        assertThat(EditVerdict.after(throttled, 7)).isEqualTo(new EditVerdict("throttled", Duration.ofSeconds(61), 7));
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRY", "UNKNOWN", "CHANNEL_DOWN", "MAYBE"})
    void whatFailsIsTriedAgainEightTimesInAllEachTimeLater(Result result) {
        Outcome failed = Outcome.failed(result, "x", "");
        Duration waited = Duration.ZERO;
        EditVerdict verdict = EditVerdict.after(failed, 0);
        int tries = 1;
        while (verdict.again() != null) {
            assertThat(verdict.result()).isEqualTo("failed");
            waited = waited.plus(verdict.again());
            verdict = EditVerdict.after(failed, verdict.tries());
            tries++;
        }

        assertThat(verdict.result()).isEqualTo("given-up");
        assertThat(tries).isEqualTo(8);
        assertThat(waited).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(20));
    }
}
