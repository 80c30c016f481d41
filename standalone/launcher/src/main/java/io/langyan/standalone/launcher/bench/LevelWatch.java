package io.langyan.standalone.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Notes when each crisis was said to be of the gravest level, as a reader of {@code crises} sees it. */
final class LevelWatch implements AutoCloseable {

    private static final byte[] CHANGED = EventTypes.nameOf(LevelChanged.class).getBytes(StandardCharsets.UTF_8);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread reading = new Thread(this::read, "level-watch");

    LevelWatch(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = consumer.partitionsFor(Topic.CRISES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        reading.start();
    }

    /** {@link System#nanoTime} at which each title was seen to reach L1. */
    Map<String, Long> seen() {
        return seen;
    }

    private void read() {
        try {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    note(record, System.nanoTime());
                }
            }
        } catch (WakeupException over) {
            // closed
        }
    }

    private void note(ConsumerRecord<String, byte[]> record, long now) {
        Header type = record.headers().lastHeader("ce_type");
        if (type == null || !Arrays.equals(type.value(), CHANGED)) {
            return;
        }
        try {
            JsonNode changed = EventJson.mapper().readTree(record.value());
            if (changed.path("to").asText().equals("L1")) {
                seen.putIfAbsent(changed.path("title").asText(), now);
            }
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
