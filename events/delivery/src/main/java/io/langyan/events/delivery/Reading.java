package io.langyan.events.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * What every way of reading one batch needs: the context it stays on, its patience, its meter, and where to lay aside.
 *
 * @param consumer name of the reader
 * @param context its steps run on
 */
record Reading(
        String consumer,
        Inbox inbox,
        DeadLetters deadLetters,
        DeliveryConfig.IntakeConfig config,
        MeterRegistry meters,
        Executor context) {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** Ends only when Kafka has the record. */
    Uni<Void> layAside(ConsumerRecord<String, byte[]> record, String reason, int attempts) {
        LOG.errorf("%s laid %s aside: %s", consumer, place(record), reason);
        return deadLetters
                .add(record, consumer, reason, attempts)
                .emitOn(context)
                .invoke(() -> count("dead", 1))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s waits for Kafka to take %s: %s", consumer, place(record), failure);
                    count("waited", 1);
                    return pause(LONGEST_WAIT.dividedBy(10)).chain(() -> layAside(record, reason, attempts));
                });
    }

    Uni<Boolean> databaseAnswers() {
        return inbox.reachable().emitOn(context);
    }

    /** The wait after so many attempts. */
    Uni<Void> pauseAfter(int attempt) {
        Duration wait = config.backoff().multipliedBy(1L << Math.min(attempt - 1, 20));
        return pause(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    Uni<Void> pause(Duration wait) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait).emitOn(context);
    }

    void count(String outcome, int records) {
        meters.counter("langyan.intake.records", "consumer", consumer, "outcome", outcome)
                .increment(records);
    }

    static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
