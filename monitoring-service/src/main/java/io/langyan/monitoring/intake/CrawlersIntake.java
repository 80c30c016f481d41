package io.langyan.monitoring.intake;

import io.langyan.events.delivery.DeadLetters;
import io.langyan.monitoring.imports.RawRecord;
import io.langyan.monitoring.imports.RawRecords;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.monitoring.observation.Submission;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes what others' crawlers write to the topic {@code intake}, in any shape known. A record of which something is refused is laid aside with
 * the reason; what was good about it is taken all the same. A batch that comes twice changes nothing in the ledger.
 */
@ApplicationScoped
class CrawlersIntake {

    private static final Logger LOG = Logger.getLogger(CrawlersIntake.class);
    private static final String CONSUMER = "monitoring.intake";
    /** A record's header with the platform's code or name. */
    private static final String PLATFORM = "platform";

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final RawRecords records;
    private final AcceptObservations observations;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    CrawlersIntake(RawRecords records, AcceptObservations observations, DeadLetters deadLetters, MeterRegistry meters) {
        this.records = records;
        this.observations = observations;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    private record Refused(ConsumerRecord<String, byte[]> record, String reason) {}

    @Incoming("intake")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        List<Refused> refused = new ArrayList<>();
        return Uni.createFrom()
                .item(batch)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(all -> read(all, refused))
                .chain(this::accept)
                .chain(() -> layAside(refused));
    }

    private Submission read(ConsumerRecords<String, byte[]> batch, List<Refused> refused) {
        Submission submission = new Submission();
        Instant now = Instant.now();
        for (ConsumerRecord<String, byte[]> record : batch) {
            int before = submission.rejected();
            records.read(new RawRecord(record.value(), hint(record)), submission, now);
            if (submission.rejected() > before) {
                refused.add(new Refused(record, submission.lastReason()));
            } else {
                count("handled");
            }
        }
        return submission;
    }

    /** Kafka may be away for writing while it can be read from: the batch waits. */
    private Uni<Void> accept(Submission submission) {
        return Uni.createFrom()
                .deferred(() -> observations.accept(submission))
                .onFailure()
                .invoke(failure -> LOG.warn("A batch of raw observations waits: " + failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .replaceWithVoid();
    }

    private Uni<Void> layAside(List<Refused> refused) {
        Uni<Void> aside = Uni.createFrom().voidItem();
        for (Refused one : refused) {
            aside = aside.chain(() -> layAside(one));
        }
        return aside;
    }

    private Uni<Void> layAside(Refused refused) {
        count("dead");
        return deadLetters
                .add(refused.record(), CONSUMER, refused.reason(), 1)
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    /** The header, or else the key: a platform, alone or before a colon. */
    private static String hint(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(PLATFORM);
        if (header != null && header.value() != null) {
            return new String(header.value(), StandardCharsets.UTF_8);
        }
        return record.key() == null ? null : record.key().split(":", 2)[0];
    }

    private void count(String outcome) {
        meters.counter("langyan.intake.records", "consumer", CONSUMER, "outcome", outcome)
                .increment();
    }
}
