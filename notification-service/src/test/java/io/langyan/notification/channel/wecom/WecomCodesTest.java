package io.langyan.notification.channel.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WecomCodesTest {

    @ParameterizedTest
    @CsvSource({
        "0, OK",
        "-1, RETRY",
        "45009, THROTTLED",
        "45033, THROTTLED",
        "93000, CHANNEL_DOWN",
        "40058, PERM",
        "31415, UNKNOWN"
    })
    void readsTheVendorsCodes(String code, Result result) {
        assertThat(WecomCodes.outcome(code, "x").result()).isEqualTo(result);
    }

    @Test
    void whatWasReadInPartOnlyIsAcceptedAndSaysSo() {
        Outcome outcome = WecomCodes.outcome("0", "ok. Warning: wrong json format. ");

        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.reason()).contains("wrong json format");
        assertThat(WecomCodes.outcome("0", "ok").reason()).isNull();
    }
}
