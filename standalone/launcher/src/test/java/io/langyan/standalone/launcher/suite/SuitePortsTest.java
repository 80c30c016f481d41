package io.langyan.standalone.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuitePortsTest {

    @Test
    void theWantedPortIsGivenWhereItIsFree() {
        assertThat(new SuitePorts(8080, port -> true, () -> 50_000).preferably(8081))
                .isEqualTo(8081);
    }

    @Test
    void aTakenPortIsReplacedByAnother() {
        assertThat(new SuitePorts(8080, port -> port != 8081, () -> 50_000).preferably(8081))
                .isEqualTo(50_000);
    }

    @Test
    void noPortIsGivenTwiceAndNeverTheGateways() {
        // Given
        Iterator<Integer> any = List.of(8081, 50_001).iterator();
        SuitePorts ports = new SuitePorts(8080, port -> true, any::next);

        // When
        List<Integer> given = List.of(ports.preferably(8081), ports.preferably(8080));

        // Then
        assertThat(given).containsExactly(8081, 50_001);
    }
}
