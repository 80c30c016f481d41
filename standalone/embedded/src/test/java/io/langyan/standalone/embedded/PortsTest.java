package io.langyan.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int FIRST_THAT_THE_KERNEL_GIVES = 32_768;

    @Test
    void nobodyWhoConnectsIsGivenAFreePortBeforeItsServerListens() {
        // When
        List<Integer> ports = Stream.generate(Ports::free).limit(500).toList();

        // Then
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port < FIRST_THAT_THE_KERNEL_GIVES);
    }

    @Test
    void aPortThatSomebodyListensOnIsNotFree() throws IOException {
        try (ServerSocket taken = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
    }
}
