package io.langyan.events.delivery;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.Figures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Runs a handler once for each event of a batch, in order:
 *
 * <pre>{@code
 * @Incoming("crises")
 * Uni<Void> on(ConsumerRecords<String, byte[]> batch) {
 *     return intake.each("incident.crises", batch, CrisisEvent.class, this::one);
 * }
 * }</pre>
 *
 * The handler's writes and the record of having seen the event are one transaction. A handler that keeps failing while the
 * database answers has its record laid aside; while the database is silent the stream waits.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final DeliveryConfig.IntakeConfig config;
    private final MeterRegistry meters;
    private final Vertx vertx;

    Intake(Inbox inbox, DeadLetters deadLetters, DeliveryConfig config, MeterRegistry meters, Vertx vertx) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.config = config.intake();
        this.meters = meters;
        this.vertx = vertx;
    }

    /**
     * Handles the records of one batch.
     *
     * @param consumer name of this reader in the inbox: service and topic, unchanged for ever
     * @param wanted the events the handler takes; others are counted and skipped
     * @param handler called inside a transaction, once for each event but {@link Figures}; may use Panache and the {@link Outbox}
     * @return completes when all is committed or laid aside
     */
    public <E extends Event> Uni<Void> each(
            String consumer,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<? super Received<E>, Uni<Void>> handler) {
        Batch<E> batch = new Batch<>(consumer, wanted, handler, contextOf(vertx));
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        records.forEach(all::add);
        return Uni.createFrom()
                .deferred(() -> batch.alreadySeen(all))
                .emitOn(batch.context)
                .chain(seen -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(record -> batch.take(record, seen))
                        .onItem()
                        .ignoreAsUni())
                .runSubscriptionOn(batch.context);
    }

    /**
     * Hands over the newest {@link Figures} of each record key of one batch, all at once and outside any transaction: a transaction and a
     * row in the inbox for each would cost more than the figures are worth.
     *
     * @param handler may be called again with figures it had, or older ones; such change nothing. When it keeps failing while the
     *     database answers, these figures are dropped: the next ones say more
     */
    public <E extends Event & Figures> Uni<Void> newest(
            String consumer,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<List<Received<E>>, Uni<Void>> handler) {
        Map<String, Received<E>> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (EventCodec.decode(record) instanceof EventCodec.Known known && wanted.isInstance(known.event())) {
                newest.put(record.key(), new Received<>(known.envelope(), record.key(), wanted.cast(known.event())));
            }
        }
        if (newest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return new NewestFigures<>(consumer, List.copyOf(newest.values()), handler, contextOf(vertx)).handOver(1);
    }

    private static Executor contextOf(Vertx vertx) {
        Context current = Vertx.currentContext();
        Context context = current != null && VertxContext.isDuplicatedContext(current)
                ? current
                : VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return task -> {
            if (Vertx.currentContext() == context && Context.isOnEventLoopThread()) {
                task.run();
            } else {
                context.runOnContext(ignored -> task.run());
            }
        };
    }

    /** One call of {@link #each}. */
    private final class Batch<E extends Event> {

        private final String consumer;
        private final Class<E> wanted;
        private final Function<? super Received<E>, Uni<Void>> handler;
        private final Executor context;

        Batch(String consumer, Class<E> wanted, Function<? super Received<E>, Uni<Void>> handler, Executor context) {
            this.consumer = consumer;
            this.wanted = wanted;
            this.handler = handler;
            this.context = context;
        }

        /** Only a shortcut: when it cannot be asked, each record finds out for itself. */
        Uni<Set<String>> alreadySeen(List<ConsumerRecord<String, byte[]>> records) {
            List<String> ids = new ArrayList<>(records.size());
            for (ConsumerRecord<String, byte[]> record : records) {
                String id = EventCodec.text(record.headers(), EventCodec.ID);
                if (id != null) {
                    ids.add(id);
                }
            }
            return inbox.seen(consumer, ids).onFailure().recoverWithItem(Set.of());
        }

        Uni<Void> take(ConsumerRecord<String, byte[]> record, Set<String> seen) {
            if (record.value() == null) {
                return skip("tombstone");
            }
            EventCodec.Decoded decoded = EventCodec.decode(record);
            if (decoded instanceof EventCodec.Broken broken) {
                return layAside(record, broken.reason(), 0);
            }
            if (!(decoded instanceof EventCodec.Known known)) {
                return skip("unknown");
            }
            if (!wanted.isInstance(known.event()) || known.event() instanceof Figures) {
                return skip("unwanted");
            }
            if (seen.contains(known.envelope().id())) {
                return skip("repeated");
            }
            E event = wanted.cast(known.event());
            return handle(record, new Received<>(known.envelope(), record.key(), event), 1);
        }

        private Uni<Void> handle(ConsumerRecord<String, byte[]> record, Received<E> received, int attempt) {
            return once(received)
                    .emitOn(context)
                    .onFailure()
                    .recoverWithUni(failure -> afterFailure(record, received, attempt, failure));
        }

        private Uni<Void> once(Received<E> received) {
            return Uni.createFrom()
                    .deferred(() -> Panache.withTransaction(
                            () -> inbox.firstTime(consumer, received.envelope().id())
                                    .chain(first -> first ? work(received) : skip("repeated"))));
        }

        private Uni<Void> work(Received<E> received) {
            return handler.apply(received).emitOn(context).invoke(() -> count("handled"));
        }

        private Uni<Void> afterFailure(
                ConsumerRecord<String, byte[]> record, Received<E> received, int attempt, Throwable failure) {
            return inbox.reachable().emitOn(context).chain(reachable -> {
                if (!reachable) {
                    LOG.warnf("%s waits for its database at %s", consumer, place(record));
                    count("waited");
                    return pause(LONGEST_WAIT.dividedBy(10)).chain(() -> handle(record, received, attempt));
                }
                if (attempt >= config.attempts()) {
                    return layAside(record, reasonOf(failure), attempt);
                }
                LOG.infof("%s failed on %s, attempt %d: %s", consumer, place(record), attempt, failure);
                return pause(waitAfter(attempt)).chain(() -> handle(record, received, attempt + 1));
            });
        }

        private Uni<Void> layAside(ConsumerRecord<String, byte[]> record, String reason, int attempts) {
            LOG.errorf("%s laid %s aside: %s", consumer, place(record), reason);
            return deadLetters
                    .add(record, consumer, reason, attempts)
                    .emitOn(context)
                    .invoke(() -> count("dead"))
                    .onFailure()
                    .recoverWithUni(failure -> {
                        LOG.warnf("%s waits for Kafka to take %s: %s", consumer, place(record), failure);
                        count("waited");
                        return pause(LONGEST_WAIT.dividedBy(10)).chain(() -> layAside(record, reason, attempts));
                    });
        }

        private Uni<Void> pause(Duration wait) {
            return Uni.createFrom().voidItem().onItem().delayIt().by(wait).emitOn(context);
        }

        private Uni<Void> skip(String why) {
            count(why);
            return Uni.createFrom().voidItem();
        }

        private void count(String outcome) {
            meters.counter("langyan.intake.records", "consumer", consumer, "outcome", outcome)
                    .increment();
        }
    }

    /** One call of {@link #newest}. */
    private final class NewestFigures<E extends Event> {

        private final String consumer;
        private final List<Received<E>> figures;
        private final Function<List<Received<E>>, Uni<Void>> handler;
        private final Executor context;

        NewestFigures(
                String consumer,
                List<Received<E>> figures,
                Function<List<Received<E>>, Uni<Void>> handler,
                Executor context) {
            this.consumer = consumer;
            this.figures = figures;
            this.handler = handler;
            this.context = context;
        }

        Uni<Void> handOver(int attempt) {
            return Uni.createFrom()
                    .deferred(() -> handler.apply(figures))
                    .runSubscriptionOn(context)
                    .emitOn(context)
                    .onFailure()
                    .recoverWithUni(failure -> afterFailure(attempt, failure));
        }

        private Uni<Void> afterFailure(int attempt, Throwable failure) {
            return inbox.reachable().emitOn(context).chain(reachable -> {
                if (reachable && attempt >= config.attempts()) {
                    LOG.warnf("%s drops figures of %d: %s", consumer, figures.size(), failure);
                    return Uni.createFrom().voidItem();
                }
                return Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(waitAfter(attempt))
                        .emitOn(context)
                        .chain(() -> handOver(reachable ? attempt + 1 : attempt));
            });
        }
    }

    private Duration waitAfter(int attempt) {
        Duration wait = config.backoff().multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    private static String reasonOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getName() + ": " + root.getMessage();
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
