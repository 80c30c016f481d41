package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Probe.ProbeGraded;
import io.langyan.events.v1.Probe.ProbeMatched;
import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.test.RealServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A probe goes through every step on its partition, and is no mention, no story and no crisis. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ProbeFlowTest {

    private static final int PROBES = 12;

    private final Instant sentAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker(System.getProperty("langyan.test.kafka.servers"));
    }

    @AfterEach
    void disconnect() {
        broker.close();
    }

    @Test
    void everyProbeComesOutOnceUnderItsKeyAndNothingIsLaidAside() {
        // When
        IntStream.range(0, PROBES)
                .forEach(number -> broker.send(
                        Envelope.ALL_BRANDS, null, key(number), new ProbeMatched(number, PROBES, sentAt, sentAt)));

        // Then
        await().atMost(Duration.ofSeconds(40)).until(() -> graded().size() >= PROBES);
        assertThat(graded())
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, PROBES).mapToObj(ProbeFlowTest::key).toList());
        assertThat(graded().stream().map(ProbeFlowTest::probe))
                .allSatisfy(probe -> assertThat(probe.gradedAt()).isAfterOrEqualTo(probe.matchedAt()));
        for (String topic : List.of(Topic.MENTIONS.deadLetterName(), Topic.STORY_COMMANDS.deadLetterName())) {
            assertThat(broker.all(topic))
                    .extracting(ConsumerRecord::key)
                    .doesNotContainAnyElementsOf(IntStream.range(0, PROBES)
                            .mapToObj(ProbeFlowTest::key)
                            .toList());
        }
    }

    private List<ConsumerRecord<String, byte[]>> graded() {
        return broker.all(Topic.CRISES.topicName()).stream()
                .filter(record -> EventCodec.decode(record) instanceof EventCodec.Known known
                        && known.event() instanceof ProbeGraded probe
                        && probe.sentAt().equals(sentAt))
                .toList();
    }

    private static ProbeGraded probe(ConsumerRecord<String, byte[]> record) {
        return (ProbeGraded) ((EventCodec.Known) EventCodec.decode(record)).event();
    }

    private static String key(int number) {
        return new UUID(0, number).toString();
    }
}
