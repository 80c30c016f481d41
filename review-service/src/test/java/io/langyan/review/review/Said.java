package io.langyan.review.review;

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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks for the other services on the real topics, and listens to what this one says. */
final class Said implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()),
            new StringSerializer(),
            new ByteArraySerializer());
    private final String brand;
    private final String drill;

    Said(String brand, String drill) {
        this.brand = brand;
        this.drill = drill;
    }

    /** @return the event's id, as the review names its source */
    String say(String key, Event event) {
        return repeat(UUID.randomUUID().toString(), key, event);
    }

    /** Says it under this id, as a second delivery would. */
    String repeat(String id, String key, Event event) {
        Envelope envelope =
                new Envelope(id, EventTypes.nameOf(event.getClass()), "test", Instant.now(), brand, drill, 1);
        EventCodec.Encoded encoded = EventCodec.encode(envelope, event);
        producer.send(new ProducerRecord<>(
                Topic.of(event.getClass()).topicName(), null, key, encoded.value(), encoded.headers()));
        producer.flush();
        return id;
    }

    /** Everything this service has said on a topic about one aggregate. */
    static List<Event> heard(Topic topic, String key) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers(),
                        ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<org.apache.kafka.common.TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event> events = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key()) && EventCodec.decode(record) instanceof EventCodec.Known known) {
                        events.add(known.event());
                    }
                }
            }
            return events;
        }
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    @Override
    public void close() {
        producer.close();
    }
}
