package io.langyan.grading.topology;

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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads events on the test's broker as another service would. */
final class Broker implements AutoCloseable {

    private final String servers;
    private final KafkaProducer<String, byte[]> producer;

    Broker(String servers) {
        this.servers = servers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
    }

    void send(String brand, Integer planVersion, String key, Event event) {
        try {
            post(brand, planVersion, key, event).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Does not wait until the broker has it. */
    Future<RecordMetadata> post(String brand, Integer planVersion, String key, Event event) {
        return post(UUID.randomUUID().toString(), brand, planVersion, key, event);
    }

    /** One that is sent twice has the same id both times. */
    Future<RecordMetadata> post(String id, String brand, Integer planVersion, String key, Event event) {
        return post(id, Instant.now(), brand, planVersion, key, event);
    }

    /** One that was told then and waited. */
    Future<RecordMetadata> post(String id, Instant told, String brand, Integer planVersion, String key, Event event) {
        Envelope envelope =
                new Envelope(id, EventTypes.nameOf(event.getClass()), "test", told, brand, null, planVersion);
        EventCodec.Encoded encoded = EventCodec.encode(envelope, event);
        String topic = Topic.of(event.getClass()).topicName();
        return producer.send(new ProducerRecord<>(topic, null, key, encoded.value(), encoded.headers()));
    }

    void sendRaw(String topic, String key, String type, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        record.headers().add("ce_type", type.getBytes()).add("ce_brand", key.split(":")[0].getBytes());
        producer.send(record);
    }

    /** Everything on a topic now. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Events of a type on a topic. */
    <E extends Event> List<E> events(Topic topic, Class<E> type) {
        return all(topic.topicName()).stream()
                .map(EventCodec::decode)
                .filter(EventCodec.Known.class::isInstance)
                .map(known -> ((EventCodec.Known) known).event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void close() {
        producer.close();
    }
}
