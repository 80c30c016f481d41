package io.langyan.grading.intake;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.MentionMatched;
import io.langyan.grading.recorded.RecordSamples;
import io.langyan.grading.recorded.RecordSamples.Placed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Writes what the topology grades into the log of samples. What is broken was laid aside by the topology already. */
@ApplicationScoped
class SamplesIntake {

    private static final Logger LOG = Logger.getLogger(SamplesIntake.class);

    private final RecordSamples samples;

    SamplesIntake(RecordSamples samples) {
        this.samples = samples;
    }

    @Incoming("samples")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        List<Placed> placed = new ArrayList<>(batch.count());
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (EventCodec.decode(record) instanceof EventCodec.Known known
                    && known.event() instanceof MentionMatched mention) {
                placed.add(new Placed(UUID.fromString(record.key()), mention));
            }
        }
        return samples.record(placed)
                .onFailure()
                .invoke(failure -> LOG.warn("The log of samples waits: " + failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
                .indefinitely();
    }
}
