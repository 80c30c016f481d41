package io.langyan.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.langyan.events.v1.ServiceBeat;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A beat says that the service can work, and nothing is kept for later. */
class HeartbeatTest {

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private Uni<Boolean> database = Uni.createFrom().item(true);

    private final Heartbeat heartbeat = new Heartbeat(
            new Inbox(null, null) {
                @Override
                Uni<Boolean> reachable() {
                    return database;
                }
            },
            new Producers(Map.of()) {
                @Override
                Producer<String, byte[]> open(String clientId) {
                    return broker;
                }
            },
            config());

    @Test
    void aServiceWhoseDatabaseAnswersBeats() {
        // When
        beat();

        // Then
        ProducerRecord<String, byte[]> sent = broker.history().get(0);
        assertThat(sent.topic()).isEqualTo("heartbeats");
        assertThat(sent.key()).isEqualTo("some-service");
        assertThat(EventCodec.decode(sent.headers(), sent.value()))
                .isInstanceOfSatisfying(EventCodec.Known.class, known -> assertThat(known.event())
                        .isInstanceOfSatisfying(ServiceBeat.class, beat -> assertThat(beat.service())
                                .isEqualTo("some-service")));
    }

    @Test
    void withoutItsDatabaseAServiceIsSilent() {
        // Given
        database = Uni.createFrom().item(false);

        // When
        beat();

        // Then
        assertThat(broker.history()).isEmpty();
    }

    @Test
    void aDatabaseThatNeverAnswersIsNone() {
        // Given
        database = Uni.createFrom().nothing();

        // When
        beat();

        // Then
        assertThat(broker.history()).isEmpty();
    }

    @Test
    void whileTheBrokerIsAwayBeatsDoNotPileUp() {
        // Given
        beat();

        // When
        beat();
        beat();

        // Then
        assertThat(broker.history()).hasSize(1);

        // When
        broker.completeNext();
        beat();

        // Then
        assertThat(broker.history()).hasSize(2);
    }

    private void beat() {
        heartbeat.beat().await().atMost(Duration.ofMinutes(2));
    }

    private static DeliveryConfig config() {
        return new DeliveryConfig() {
            @Override
            public String source() {
                return "some-service";
            }

            @Override
            public String heartbeat() {
                return "20s";
            }

            @Override
            public RelayConfig relay() {
                throw new UnsupportedOperationException();
            }

            @Override
            public IntakeConfig intake() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
