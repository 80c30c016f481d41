package io.langyan.incident.suite;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The other services' side of Kafka. */
final class Bus {

    /** An event as it stood on a topic. */
    record Seen(Envelope envelope, String key, Event event) {}

    private Bus() {}

    static String send(String brand, String key, Event event) {
        return send(UUID.randomUUID().toString(), brand, key, event);
    }

    /** @param id the same id again is a redelivery */
    static String send(String id, String brand, String key, Event event) {
        var envelope = new Envelope(id, EventTypes.nameOf(event.getClass()), "test", Instant.now(), brand, null, 1);
        var encoded = EventCodec.encode(envelope, event);
        var topic = Topic.of(event.getClass()).topicName();
        try (var producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, null, key, encoded.value(), encoded.headers()));
            producer.flush();
        }
        return id;
    }

    /** Everything on a topic under a key, in order. */
    static List<Seen> on(Topic topic, String key) {
        try (var consumer = new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<Seen> seen = new ArrayList<>();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key()) && EventCodec.decode(record) instanceof EventCodec.Known known) {
                        seen.add(new Seen(known.envelope(), record.key(), known.event()));
                    }
                }
            }
            return seen;
        }
    }

    static <E extends Event> List<E> on(Topic topic, String key, Class<E> type) {
        return on(topic, key).stream()
                .map(Seen::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Map<String, Object> config() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
