package io.langyan.grading.intake;

import io.langyan.events.delivery.DeadLetters;
import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.grading.crisis.RecordCrises;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads back what the topology published, into the read model. The batch waits while the database is away. */
@ApplicationScoped
class CrisesIntake {

    private static final Logger LOG = Logger.getLogger(CrisesIntake.class);
    private static final String CONSUMER = "grading.crises";

    private final RecordCrises crises;
    private final DeadLetters deadLetters;

    CrisesIntake(RecordCrises crises, DeadLetters deadLetters) {
        this.crises = crises;
        this.deadLetters = deadLetters;
    }

    @Incoming("crises")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        List<EventCodec.Known> events = new ArrayList<>(batch.count());
        Uni<Void> aside = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : batch) {
            EventCodec.Decoded decoded = EventCodec.decode(record);
            if (decoded instanceof EventCodec.Known known && known.event() instanceof CrisisEvent) {
                events.add(known);
            } else if (decoded instanceof EventCodec.Broken broken) {
                aside = aside.chain(() -> patiently(deadLetters.add(record, CONSUMER, broken.reason(), 1)));
            }
        }
        return aside.chain(() -> patiently(crises.record(events)));
    }

    /** Each step again by itself: what was laid aside is not laid aside once more. */
    private static Uni<Void> patiently(Uni<Void> step) {
        return step.onFailure()
                .invoke(failure -> LOG.warn("The read model waits: " + failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
                .indefinitely();
    }
}
