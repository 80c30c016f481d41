package io.langyan.grading.intake;

import io.langyan.events.delivery.DeadLetters;
import io.langyan.events.delivery.EventCodec;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.grading.crisis.RecordCrises;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads back what the topology published, into the read model. The batch waits while the database is away; an event that it will never take is laid
 * aside, so that no other waits for it.
 */
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

    private record Told(ConsumerRecord<String, byte[]> record, EventCodec.Known event) {}

    @Incoming("crises")
    Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
        List<Told> told = new ArrayList<>(batch.count());
        Uni<Void> aside = Uni.createFrom().voidItem();
        for (ConsumerRecord<String, byte[]> record : batch) {
            EventCodec.Decoded decoded = EventCodec.decode(record);
            if (decoded instanceof EventCodec.Known known && known.event() instanceof CrisisEvent) {
                told.add(new Told(record, known));
            } else if (decoded instanceof EventCodec.Broken broken) {
                aside = aside.chain(() -> layAside(record, broken.reason()));
            }
        }
        return aside.chain(() -> record(told));
    }

    private Uni<Void> record(List<Told> told) {
        return patiently(() -> crises.record(told.stream().map(Told::event).toList()))
                .onFailure(CrisesIntake::isAboutTheData)
                .recoverWithUni(refused -> oneByOne(told, refused));
    }

    private Uni<Void> oneByOne(List<Told> told, Throwable refused) {
        if (told.size() == 1) {
            return layAside(told.get(0).record(), String.valueOf(refused.getMessage()));
        }
        return Multi.createFrom()
                .iterable(told)
                .onItem()
                .transformToUniAndConcatenate(one -> record(List.of(one)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> layAside(ConsumerRecord<String, byte[]> record, String reason) {
        return patiently(() -> deadLetters.add(record, CONSUMER, reason, 1));
    }

    /** Each step again by itself: what was laid aside is not laid aside once more. */
    private static Uni<Void> patiently(Supplier<Uni<? extends Void>> step) {
        return Uni.createFrom()
                .deferred(step)
                .onFailure(failure -> !isAboutTheData(failure))
                .invoke(failure -> LOG.warn("The read model waits: " + failure.getMessage()))
                .onFailure(failure -> !isAboutTheData(failure))
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(10))
                .indefinitely();
    }

    /** The database understood and refuses these values: another try has the same end. */
    private static boolean isAboutTheData(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }
}
