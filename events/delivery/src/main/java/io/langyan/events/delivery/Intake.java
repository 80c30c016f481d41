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
import java.util.function.Supplier;
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
 * The handler's writes and the record of having seen the event are one transaction, which a few events of a batch share: each sees what
 * the one before wrote, and when one fails all are undone and handled one by one. A handler that keeps failing while the database answers
 * has its record laid aside; while the database is silent the stream waits.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** So many share a transaction: enough to save most of what a transaction costs, and the first does not wait long for the last. */
    private static final int TOGETHER = 20;

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
        records.forEach(record -> {
            if (!isOfFigures(record)) {
                all.add(record);
            }
        });
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> batch.alreadySeen(all))
                .emitOn(batch.context)
                .chain(seen -> batch.takeAll(all, seen))
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
        Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (isOf(wanted, record)) {
                newest.put(record.key(), record);
            }
        }
        List<Received<E>> figures = new ArrayList<>(newest.size());
        for (ConsumerRecord<String, byte[]> record : newest.values()) {
            if (EventCodec.decode(record) instanceof EventCodec.Known known) {
                figures.add(new Received<>(known.envelope(), record.key(), wanted.cast(known.event())));
            }
        }
        if (figures.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return new NewestFigures<>(consumer, figures, handler, contextOf(vertx)).handOver(1);
    }

    /** Asked of the headers, so that what nobody wants is never parsed. */
    private static boolean isOf(Class<? extends Event> wanted, ConsumerRecord<?, ?> record) {
        Class<? extends Event> type = EventCodec.typeOf(record);
        return type != null && wanted.isAssignableFrom(type);
    }

    private static boolean isOfFigures(ConsumerRecord<?, ?> record) {
        Class<? extends Event> type = EventCodec.typeOf(record);
        return type != null && Figures.class.isAssignableFrom(type);
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

    /** An event that was not handled before. */
    private record Fresh<E extends Event>(ConsumerRecord<String, byte[]> record, Received<E> received) {}

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

        Uni<Void> takeAll(List<ConsumerRecord<String, byte[]>> records, Set<String> seen) {
            List<Fresh<E>> fresh = new ArrayList<>();
            List<Supplier<Uni<Void>>> steps = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : records) {
                EventCodec.Decoded decoded = record.value() == null ? null : EventCodec.decode(record);
                if (decoded instanceof EventCodec.Broken broken) {
                    steps.add(() -> layAside(record, broken.reason(), 0));
                } else if (decoded instanceof EventCodec.Known known && isNews(known, seen)) {
                    E event = wanted.cast(known.event());
                    fresh.add(new Fresh<>(record, new Received<>(known.envelope(), record.key(), event)));
                } else {
                    count(whyNot(decoded));
                }
            }
            for (int from = 0; from < fresh.size(); from += TOGETHER) {
                List<Fresh<E>> some = fresh.subList(from, Math.min(fresh.size(), from + TOGETHER));
                steps.add(() -> handle(some));
            }
            return oneAfterTheOther(steps);
        }

        private boolean isNews(EventCodec.Known known, Set<String> seen) {
            return wanted.isInstance(known.event())
                    && !seen.contains(known.envelope().id());
        }

        private String whyNot(EventCodec.Decoded decoded) {
            if (decoded == null) {
                return "tombstone";
            }
            if (decoded instanceof EventCodec.Known known) {
                return wanted.isInstance(known.event()) ? "repeated" : "unwanted";
            }
            return "unknown";
        }

        private Uni<Void> handle(List<Fresh<E>> some) {
            if (some.size() == 1) {
                return handle(some.get(0), 1);
            }
            return once(some).emitOn(context).onFailure().recoverWithUni(failure -> {
                LOG.debugf("%s undoes %d events, and takes one at a time: %s", consumer, some.size(), failure);
                return oneAfterTheOther(some.stream()
                        .<Supplier<Uni<Void>>>map(one -> () -> handle(one, 1))
                        .toList());
            });
        }

        private Uni<Void> handle(Fresh<E> one, int attempt) {
            return once(List.of(one))
                    .emitOn(context)
                    .onFailure()
                    .recoverWithUni(failure -> afterFailure(one, attempt, failure));
        }

        /** All in one transaction. */
        private Uni<Void> once(List<Fresh<E>> some) {
            List<String> ids =
                    some.stream().map(one -> one.received().envelope().id()).toList();
            return Uni.createFrom()
                    .deferred(() -> Panache.withTransaction(
                            () -> inbox.firstTime(consumer, ids).chain(first -> Multi.createFrom()
                                    .iterable(some)
                                    .onItem()
                                    .transformToUniAndConcatenate(one -> work(one, first))
                                    .onItem()
                                    .ignoreAsUni())));
        }

        /** The session is left as a new one, so that no event sees a stale row. */
        private Uni<Void> work(Fresh<E> one, Set<String> first) {
            if (!first.contains(one.received().envelope().id())) {
                count("repeated");
                return Uni.createFrom().voidItem();
            }
            return handler.apply(one.received())
                    .emitOn(context)
                    .chain(Panache::getSession)
                    .chain(session -> session.flush().invoke(session::clear))
                    .invoke(() -> count("handled"));
        }

        private Uni<Void> afterFailure(Fresh<E> one, int attempt, Throwable failure) {
            ConsumerRecord<String, byte[]> record = one.record();
            return inbox.reachable().emitOn(context).chain(reachable -> {
                if (!reachable) {
                    LOG.warnf("%s waits for its database at %s", consumer, place(record));
                    count("waited");
                    return pause(LONGEST_WAIT.dividedBy(10)).chain(() -> handle(one, attempt));
                }
                if (attempt >= config.attempts()) {
                    return layAside(record, reasonOf(failure), attempt);
                }
                LOG.infof("%s failed on %s, attempt %d: %s", consumer, place(record), attempt, failure);
                return pause(waitAfter(attempt)).chain(() -> handle(one, attempt + 1));
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

    private static Uni<Void> oneAfterTheOther(List<Supplier<Uni<Void>>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(Supplier::get)
                .onItem()
                .ignoreAsUni();
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
