package io.langyan.events.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Records that could not be handled, kept on {@code <topic>.dlt} with the reason until somebody has mended the cause and
 * sends them again.
 */
@ApplicationScoped
public class DeadLetters {

    static final String SUFFIX = ".dlt";
    static final String PREFIX = "dlt_";
    static final String REASON = PREFIX + "reason";
    static final String CONSUMER = PREFIX + "consumer";
    static final String ATTEMPTS = PREFIX + "attempts";
    static final String ORIGIN = PREFIX + "origin";
    static final String AT = PREFIX + "at";

    private static final String REPLAY_GROUP = "langyan-dead-letter-replay";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int LONGEST_REASON = 1_000;

    private final Producers producers;
    private final Map<String, Object> broker;
    private Producer<String, byte[]> producer;

    DeadLetters(Producers producers, @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.producers = producers;
        this.broker = broker;
    }

    /** Completes when the broker has the record, unchanged but for headers that tell what went wrong. */
    public Uni<Void> add(ConsumerRecord<String, byte[]> record, String consumer, String reason, int attempts) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        EventCodec.put(
                headers, REASON, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
        EventCodec.put(headers, CONSUMER, consumer);
        EventCodec.put(headers, ATTEMPTS, attempts);
        EventCodec.put(headers, ORIGIN, record.topic() + "-" + record.partition() + "@" + record.offset());
        EventCodec.put(headers, AT, Instant.now());
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(record.topic() + SUFFIX, null, record.key(), record.value(), headers);
        return onWorker(() -> {
            producer().send(letter).get();
            return null;
        });
    }

    /**
     * Sends everything that lies in a topic's dead letters, and was not sent again before, to the topic once more. Whoever
     * handled it the first time skips it by its id; it comes after what was written meanwhile.
     *
     * @param topic the topic itself, without {@code .dlt}
     * @return how many were sent
     */
    public Uni<Integer> replay(String topic) {
        return onWorker(() -> replayAll(topic));
    }

    private int replayAll(String topic) throws ExecutionException, InterruptedException {
        int sent = 0;
        try (Consumer<String, byte[]> letters = open()) {
            Collection<TopicPartition> partitions = partitions(letters, topic + SUFFIX);
            letters.assign(partitions);
            Map<TopicPartition, Long> ends = letters.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> letters.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> letter : letters.poll(POLL)) {
                    producer().send(again(topic, letter)).get();
                    sent++;
                }
                letters.commitSync();
            }
        }
        return sent;
    }

    private static ProducerRecord<String, byte[]> again(String topic, ConsumerRecord<String, byte[]> letter) {
        Headers headers = new RecordHeaders();
        for (Header header : letter.headers()) {
            if (!header.key().startsWith(PREFIX)) {
                headers.add(header);
            }
        }
        return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private Consumer<String, byte[]> open() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, REPLAY_GROUP);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = producers.open("dead-letters");
        }
        return producer;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private static <T> Uni<T> onWorker(Callable<T> task) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return task.call();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException(e);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
