package io.langyan.events.delivery;

import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.EventTypes;
import io.langyan.events.v1.ServiceBeat;
import io.langyan.events.v1.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Says that this service is at work, for as long as it is: beats only while its database answers, and writes past the outbox, so that nothing that
 * waits there holds a beat back. Silence is the message: one beat may wait for the broker, and none is made meanwhile.
 */
@ApplicationScoped
class Heartbeat {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final Producers producers;
    private final String service;
    private final String instance = UUID.randomUUID().toString();
    private Producer<String, byte[]> producer;
    private Future<?> underway = CompletableFuture.completedFuture(null);
    private boolean stopped;

    Heartbeat(Inbox inbox, Producers producers, DeliveryConfig config) {
        this.inbox = inbox;
        this.producers = producers;
        this.service = config.source();
    }

    @Scheduled(every = "${langyan.delivery.heartbeat:20s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return inbox.reachable()
                .ifNoItem()
                .after(ANSWERS_WITHIN)
                .recoverWithItem(false)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(answers -> {
                    if (answers) {
                        send(Instant.now());
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.debugf("no heartbeat: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** While one still waits for the broker there is nothing new to say. */
    private synchronized void send(Instant now) {
        if (stopped || !underway.isDone()) {
            return;
        }
        if (producer == null) {
            producer = producers.open(service + "-heartbeat");
        }
        underway = producer.send(record(now));
    }

    private ProducerRecord<String, byte[]> record(Instant now) {
        ServiceBeat beat = new ServiceBeat(service, instance, now);
        Envelope envelope = new Envelope(
                UUID.randomUUID().toString(),
                EventTypes.nameOf(ServiceBeat.class),
                service,
                now,
                Envelope.ALL_BRANDS,
                null,
                null);
        EventCodec.Encoded encoded = EventCodec.encode(envelope, beat);
        return new ProducerRecord<>(Topic.HEARTBEATS.topicName(), null, service, encoded.value(), encoded.headers());
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopped = true;
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
