package io.langyan.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptVerdictTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // state, repeated, receipt before, of the newest attempt, delivered
                "sent, false, -, true, true, NOTED",
                "sent, false, -, true, false, UNDELIVERED",
                "sent, true, -, false, false, NOTED",
                "sent, true, delivered, true, false, OVERRULED",
                "sent, false, undelivered, true, true, NOTED",
                "maybe, true, -, false, true, ARRIVED",
                "maybe, true, -, false, false, UNDELIVERED",
                "due, true, -, false, true, ARRIVED",
                "due, true, -, false, false, NOTED",
                "due, false, -, true, true, NOTED",
                "sending, true, -, true, true, LATER",
                "sending, false, -, true, false, LATER",
                "failed, false, -, true, true, NOTED",
                "failed, false, delivered, true, false, OVERRULED",
                "cancelled, false, -, true, false, NOTED"
            })
    void whatAReportMeansDependsOnWhereThePushStands(
            String state, boolean repeated, String receipt, boolean newest, boolean delivered, ReceiptVerdict verdict) {
        PushRow push = new PushRow();
        push.state = state;
        push.repeated = repeated;
        push.receipt = receipt;

        assertThat(ReceiptVerdict.of(push, newest, delivered)).isEqualTo(verdict);
    }
}
