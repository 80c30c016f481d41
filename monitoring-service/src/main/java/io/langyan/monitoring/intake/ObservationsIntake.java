package io.langyan.monitoring.intake;

import io.langyan.events.delivery.DeadLetters;
import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Probe.ProbeSent;
import io.langyan.monitoring.mention.Arrived;
import io.langyan.monitoring.mention.HearMentions;
import io.langyan.monitoring.probe.PassProbes;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes accepted observations in by the batch. While the database or Kafka is away the batch waits and is tried again; a record that the
 * database will never take is found by trying the records one by one, and laid aside.
 */
@ApplicationScoped
class ObservationsIntake {

    private static final Logger LOG = Logger.getLogger(ObservationsIntake.class);
    private static final String CONSUMER = "monitoring.observations";
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final HearMentions mentions;
    private final PassProbes probes;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;

    ObservationsIntake(HearMentions mentions, PassProbes probes, DeadLetters deadLetters, MeterRegistry meters) {
        this.mentions = mentions;
        this.probes = probes;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    private record Line(ConsumerRecord<String, byte[]> record, Arrived arrived) {}

    @Incoming("observations")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        List<Line> good = new ArrayList<>(batch.count());
        List<PassProbes.Passing> passing = new ArrayList<>();
        return Uni.createFrom()
                .item(batch)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(records -> decode(records, good, passing))
                .chain(() -> hear(good))
                .chain(() -> probes.on(passing));
    }

    private Uni<Void> decode(
            ConsumerRecords<String, byte[]> records, List<Line> good, List<PassProbes.Passing> passing) {
        Uni<Void> aside = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : records) {
            EventCodec.Decoded decoded = EventCodec.decode(record);
            if (decoded instanceof EventCodec.Known known && known.event() instanceof MentionObserved observed) {
                good.add(new Line(record, Arrived.at(record.partition(), record.offset(), observed)));
            } else if (decoded instanceof EventCodec.Known known && known.event() instanceof ProbeSent probe) {
                passing.add(new PassProbes.Passing(known.envelope().id(), record.key(), probe));
            } else if (decoded instanceof EventCodec.Broken broken) {
                aside = aside.chain(() -> layAside(record, broken.reason()));
            } else {
                count("unknown", 1);
            }
        }
        return aside;
    }

    private Uni<Void> hear(List<Line> lines) {
        return patiently(lines)
                .invoke(() -> count("handled", lines.size()))
                .onFailure(ObservationsIntake::isAboutTheData)
                .recoverWithUni(refused -> oneByOne(lines, refused));
    }

    private Uni<Void> patiently(List<Line> lines) {
        return Uni.createFrom()
                .deferred(() -> mentions.hear(lines.stream().map(Line::arrived).toList()))
                .onFailure(failure -> !isAboutTheData(failure))
                .invoke(failure -> LOG.warn("A batch of observations waits: " + failure.getMessage()))
                .onFailure(failure -> !isAboutTheData(failure))
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private Uni<Void> oneByOne(List<Line> lines, Throwable refused) {
        if (lines.size() == 1) {
            return layAside(lines.get(0).record(), String.valueOf(refused.getMessage()));
        }
        return Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUniAndConcatenate(line -> hear(List.of(line)))
                .onItem()
                .ignoreAsUni();
    }

    /** The database understood and refuses these values: another try has the same end. */
    private static boolean isAboutTheData(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }

    /** A failure here would end the channel: while Kafka is away for writing, the batch waits. */
    private Uni<Void> layAside(ConsumerRecord<String, byte[]> record, String reason) {
        count("dead", 1);
        return deadLetters
                .add(record, CONSUMER, reason, 1)
                .onFailure()
                .invoke(failure -> LOG.warn("An observation waits to be laid aside: " + failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private void count(String outcome, int records) {
        meters.counter("langyan.intake.records", "consumer", CONSUMER, "outcome", outcome)
                .increment(records);
    }
}
