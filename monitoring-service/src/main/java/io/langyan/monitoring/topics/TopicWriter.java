package io.langyan.monitoring.topics;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes derived streams with one plain producer: a mention a message through the outbox would cost a database row each, and what is
 * written here can be derived again.
 */
@ApplicationScoped
public class TopicWriter {

    static final String SOURCE = "monitoring-service";
    private static final Duration GIVE_UP = Duration.ofSeconds(20);

    private final Map<String, Object> broker;
    private Producer<String, byte[]> producer;

    TopicWriter(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /** An event on its way: where it goes and under which id. */
    public record Outgoing(String id, String key, String brand, String drill, Integer planVersion, Event event) {}

    /** Where a record class travels and under which name; asked for each record, so worked out once a class. */
    private record Way(String topic, String type) {
        private static final ClassValue<Way> OF = new ClassValue<>() {
            @Override
            protected Way computeValue(Class<?> type) {
                Class<? extends Event> event = type.asSubclass(Event.class);
                return new Way(Topic.of(event).topicName(), EventTypes.nameOf(event));
            }
        };
    }

    /** Completes when the broker has every record durably ({@code acks=all}); fails when one could not be written. */
    public Uni<Void> write(List<Outgoing> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Void>emitter(emitter -> sendAll(events, emitter))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** How many partitions a topic has; fails while the broker does not say. */
    public Uni<Integer> partitions(Topic topic) {
        return Uni.createFrom()
                .item(() -> producer().partitionsFor(topic.topicName()).size())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** One failure fails them all, so what follows is not tried: without a broker the producer waits for each record anew. */
    private void sendAll(List<Outgoing> events, UniEmitter<? super Void> emitter) {
        Acknowledgements acknowledgements = new Acknowledgements(events.size(), emitter);
        Instant now = Instant.now();
        for (Outgoing event : events) {
            if (acknowledgements.areIncomplete()) {
                acknowledgements.one(null);
            } else {
                send(event, now, acknowledgements);
            }
        }
    }

    private void send(Outgoing event, Instant now, Acknowledgements acknowledgements) {
        try {
            producer().send(record(event, now), (metadata, failure) -> acknowledgements.one(failure));
        } catch (RuntimeException refused) {
            acknowledgements.one(refused);
        }
    }

    private static ProducerRecord<String, byte[]> record(Outgoing out, Instant now) {
        Way way = Way.OF.get(out.event().getClass());
        Envelope envelope =
                new Envelope(out.id(), way.type(), SOURCE, now, out.brand(), out.drill(), out.planVersion());
        EventCodec.Encoded encoded = EventCodec.encode(envelope, out.event());
        return new ProducerRecord<>(way.topic(), null, out.key(), encoded.value(), encoded.headers());
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, SOURCE + "-topics");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) GIVE_UP.toMillis() / 4);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) GIVE_UP.toMillis() / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) GIVE_UP.toMillis());
        return settings;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    /** Waits for all, remembers the first failure. */
    private static final class Acknowledgements {
        private final AtomicInteger open;
        private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();
        private final UniEmitter<? super Void> emitter;

        Acknowledgements(int expected, UniEmitter<? super Void> emitter) {
            this.open = new AtomicInteger(expected);
            this.emitter = emitter;
        }

        void one(Throwable failure) {
            if (failure != null) {
                firstFailure.compareAndSet(null, failure);
            }
            if (open.decrementAndGet() == 0) {
                finish();
            }
        }

        /** Some record failed. */
        boolean areIncomplete() {
            return firstFailure.get() != null;
        }

        private void finish() {
            if (firstFailure.get() == null) {
                emitter.complete(null);
            } else {
                emitter.fail(new NotWritten(firstFailure.get()));
            }
        }
    }
}
