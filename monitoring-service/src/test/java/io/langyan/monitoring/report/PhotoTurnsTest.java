package io.langyan.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.rest.Problem;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PhotoTurnsTest {

    private final PhotoTurns turns = new PhotoTurns();

    @Test
    void onlySoManyPhotosAreWorkedOnAtOnce() {
        assertThat(nested(PhotoTurns.AT_ONCE)).isEqualTo("done");

        assertThatThrownBy(() -> nested(PhotoTurns.AT_ONCE + 1))
                .isInstanceOfSatisfying(
                        Problem.class, busy -> assertThat(busy.status()).isEqualTo(503));
    }

    @Test
    void aTurnIsGivenBackAlsoWhenTheWorkFails() {
        Supplier<String> failing = () -> {
            throw new IllegalStateException("broken");
        };
        for (int i = 0; i < 2 * PhotoTurns.AT_ONCE; i++) {
            assertThatThrownBy(() -> turns.take(failing)).isInstanceOf(IllegalStateException.class);
        }

        assertThat(nested(PhotoTurns.AT_ONCE)).isEqualTo("done");
    }

    /** One within another, so that all are at work at once. */
    private String nested(int deep) {
        return turns.take(() -> deep == 1 ? "done" : nested(deep - 1));
    }
}
