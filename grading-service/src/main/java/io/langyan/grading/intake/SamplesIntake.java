package io.langyan.grading.intake;

import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.MentionMatched;
import io.langyan.grading.live.MovedSamples;
import io.langyan.grading.mention.MentionRecords;
import io.langyan.grading.recorded.RecordSamples;
import io.langyan.grading.recorded.RecordSamples.Placed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
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
        List<Uni<Void>> moves = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (MovedSamples.TYPE.equals(type(record))) {
                moves.add(moved(record));
            } else if (MentionRecords.decode(record.headers(), record.value()) instanceof EventCodec.Known known
                    && known.event() instanceof MentionMatched mention) {
                placed.add(new Placed(UUID.fromString(record.key()), mention));
            }
        }
        Uni<Void> written = patiently(samples.record(placed));
        for (Uni<Void> move : moves) {
            written = written.chain(() -> patiently(move));
        }
        return written;
    }

    private Uni<Void> moved(ConsumerRecord<String, byte[]> record) {
        return samples.moved(UUID.fromString(record.key()), MovedSamples.fromBytes(record.value()));
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null ? null : new String(type.value(), StandardCharsets.UTF_8);
    }

    private static Uni<Void> patiently(Uni<Void> step) {
        return step.onFailure()
                .invoke(failure -> LOG.warn("The log of samples waits: " + failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
                .indefinitely();
    }
}
