package io.langyan.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushRowTest {

    @ParameterizedTest
    @CsvSource({
        "due, false, 0, false, , true",
        "due, true, 0, false, , false",
        "due, true, 1, false, , true",
        "due, true, 0, true, , true",
        "sending, false, 0, false, , true",
        "sent, false, 0, false, , true",
        "maybe, false, 0, false, , true",
        "withheld, false, 0, false, , true",
        "failed, false, 0, false, , false",
        "failed, false, 1, false, , true",
        "failed, false, 0, true, , true",
        "failed, false, 0, true, undelivered, false",
        "cancelled, false, 0, false, , false"
    })
    void oneOfWhichAPartMayHaveArrivedHasCalledSomebody(
            String state, boolean stuck, int part, boolean repeated, String receipt, boolean hopeful) {
        PushRow push = new PushRow();
        push.state = state;
        push.stuck = stuck;
        push.part = part;
        push.repeated = repeated;
        push.receipt = receipt;

        assertThat(push.isHopeful()).isEqualTo(hopeful);
    }
}
