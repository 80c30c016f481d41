package io.langyan.notification;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the other services would write. There is one for the test JVM, which it goes with. */
final class TopicWriter {

    private static final Map<String, TopicWriter> WRITERS = new ConcurrentHashMap<>();

    private final KafkaProducer<String, byte[]> producer;

    private TopicWriter(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    static TopicWriter of(String kafka) {
        return WRITERS.computeIfAbsent(kafka, TopicWriter::new);
    }

    static ProducerRecord<String, byte[]> record(Topic topic, String key, Event event, String brand, String drill) {
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                EventTypes.nameOf(event.getClass()),
                "test",
                Instant.now(),
                brand,
                drill,
                7);
        EventCodec.Encoded encoded = EventCodec.encode(envelope, event);
        return new ProducerRecord<>(topic.topicName(), null, null, key, encoded.value(), encoded.headers());
    }

    /** Until the broker has it. */
    void write(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Without waiting for one after the other, so that they come together. */
    void together(List<ProducerRecord<String, byte[]>> records) {
        records.forEach(producer::send);
        producer.flush();
    }
}
