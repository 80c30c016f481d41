package io.langyan.standalone.launcher.bench;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears events of some types from now on, as a reader of their topics. */
final class TopicReader implements AutoCloseable {

    /** Kept here, or its level would be forgotten with it. */
    private static final Logger KAFKA_CLIENTS = Logger.getLogger("org.apache.kafka");

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Class<? extends Event>> types;
    private final Consumer<Event> heard;
    private final Thread reading = new Thread(this::read, "topic-reader");

    /** @param heard is told of each, by one thread */
    TopicReader(String kafka, Set<Class<? extends Event>> wanted, Consumer<Event> heard) {
        this.types = wanted.stream().collect(Collectors.toMap(EventTypes::nameOf, Function.identity()));
        this.heard = heard;
        KAFKA_CLIENTS.setLevel(Level.WARNING);
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = wanted.stream()
                .map(type -> Topic.of(type).topicName())
                .distinct()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        reading.start();
    }

    private void read() {
        try {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::hear);
            }
        } catch (WakeupException over) {
            // closed
        }
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        Class<? extends Event> wanted =
                type == null ? null : types.get(new String(type.value(), StandardCharsets.UTF_8));
        if (wanted == null) {
            return;
        }
        try {
            heard.accept(EventJson.mapper().readValue(record.value(), wanted));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reading.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
