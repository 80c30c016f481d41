package io.langyan.monitoring.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Signal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicWriterTest {

    /** What waits for one record; for each of these by itself it would be minutes. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void withoutABrokerManyRecordsFailAsSoonAsOne() throws IOException {
        // Given
        TopicWriter topics = new TopicWriter(Map.of("bootstrap.servers", "127.0.0.1:" + closedPort()));
        List<TopicWriter.Outgoing> many =
                IntStream.range(0, 100).mapToObj(TopicWriterTest::signal).toList();
        Instant begun = Instant.now();

        // When
        assertThatThrownBy(() -> topics.write(many).await().atMost(SOON)).isInstanceOf(NotWritten.class);

        // Then
        assertThat(Duration.between(begun, Instant.now())).isLessThan(SOON);
        topics.stop(null);
    }

    private static TopicWriter.Outgoing signal(int number) {
        Instant now = Instant.now();
        return new TopicWriter.Outgoing(
                "id-" + number, "b", Envelope.ALL_BRANDS, null, null, new Signal.PatrolMissed("b", "09:00", now));
    }

    private static int closedPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
