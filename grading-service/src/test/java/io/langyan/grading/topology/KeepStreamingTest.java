package io.langyan.grading.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.langyan.events.v1.Topic;
import io.langyan.standalone.embedded.EmbeddedKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream goes on after an error that has passed. */
class KeepStreamingTest {

    @TempDir
    Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void whatAnErrorInterruptedIsDoneByTheThreadThatComesAfter() throws Exception {
        // Given
        AtomicBoolean broken = new AtomicBoolean(true);
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
                KafkaStreams streams = new KafkaStreams(failingOnce(broken, done), settings(kafka))) {
            streams.setUncaughtExceptionHandler(new KeepStreaming(meters));

            // When
            streams.start();
            send(kafka, "one");
            send(kafka, "two");

            // Then
            await().atMost(Duration.ofMinutes(1)).until(() -> done.contains("two"));
            assertThat(done).containsExactly("one", "two");
            assertThat(meters.counter("langyan.grading.threads.replaced").count())
                    .isEqualTo(1);
        }
    }

    private static Topology failingOnce(AtomicBoolean broken, Queue<String> done) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.<String, String>stream(Topic.MENTIONS.topicName()).foreach((key, value) -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the broker was away");
            }
            done.add(value);
        });
        return builder.build();
    }

    private Properties settings(EmbeddedKafka kafka) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "application.id",
                "keep-streaming",
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "state.dir",
                directory.resolve("state").toString(),
                "default.key.serde",
                Serdes.StringSerde.class,
                "default.value.serde",
                Serdes.StringSerde.class,
                "auto.offset.reset",
                "earliest",
                "session.timeout.ms",
                "6000",
                "heartbeat.interval.ms",
                "1000"));
        return settings;
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topic.MENTIONS.topicName(), "key", value))
                    .get();
        }
    }
}
