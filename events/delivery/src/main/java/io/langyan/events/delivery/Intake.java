package io.langyan.events.delivery;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.Figures;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

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
     * @param wanted the events the handler takes; others are counted and skipped, {@link Figures} are for {@link #newest} alone
     * @param handler called inside a transaction, once for each event; may use Panache and the {@link Outbox}
     * @return completes when all is committed or laid aside
     */
    public <E extends Event> Uni<Void> each(
            String consumer,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<? super Received<E>, Uni<Void>> handler) {
        Reading reading = reading(consumer);
        return handle(reading, records, wanted, HandleEach.oneByOne(reading, handler));
    }

    /**
     * The same for a handler that takes the events of a transaction at once, in order: what it reads and writes for one it reads and writes for all.
     *
     * @param handler called inside a transaction; when it fails, with each of the events by itself
     */
    public <E extends Event> Uni<Void> together(
            String consumer,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<List<Received<E>>, Uni<Void>> handler) {
        return handle(reading(consumer), records, wanted, handler);
    }

    private <E extends Event> Uni<Void> handle(
            Reading reading,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<List<Received<E>>, Uni<Void>> handler) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        records.forEach(record -> {
            if (!isOf(Figures.class, record)) {
                all.add(record);
            }
        });
        return all.isEmpty() ? Uni.createFrom().voidItem() : new HandleEach<>(reading, inbox, wanted, handler).all(all);
    }

    /**
     * Hands over the newest {@link Figures} of each record key of one batch, all at once and outside any transaction: a transaction and a
     * row in the inbox for each would cost more than the figures are worth.
     *
     * @param handler may be called again with figures it had, or older ones; such change nothing. When it keeps failing while the
     *     database answers, these figures are dropped: the next ones say more. Broken ones are laid aside, and older ones of their key
     *     taken in their place
     */
    public <E extends Event & Figures> Uni<Void> newest(
            String consumer,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<List<Received<E>>, Uni<Void>> handler) {
        List<ConsumerRecord<String, byte[]>> all = of(wanted, records);
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : new HandNewest<>(reading(consumer), wanted, null, handler).of(all);
    }

    /**
     * The same for a reader that keeps how figures went: of each record key it gets the newest of each span of time.
     *
     * @param span into which figures fall; equal for those of which the newest is enough
     */
    public <E extends Event & Figures> Uni<Void> newestOfEach(
            String consumer,
            ConsumerRecords<String, byte[]> records,
            Class<E> wanted,
            Function<? super E, ?> span,
            Function<List<Received<E>>, Uni<Void>> handler) {
        List<ConsumerRecord<String, byte[]>> all = of(wanted, records);
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : new HandNewest<>(reading(consumer), wanted, span, handler).of(all);
    }

    private static List<ConsumerRecord<String, byte[]>> of(Class<?> wanted, ConsumerRecords<String, byte[]> records) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        records.forEach(record -> {
            if (isOf(wanted, record)) {
                all.add(record);
            }
        });
        return all;
    }

    /** Asked of the headers, so that what nobody wants is never parsed. */
    private static boolean isOf(Class<?> wanted, ConsumerRecord<?, ?> record) {
        Class<? extends Event> type = EventCodec.typeOf(record);
        return type != null && wanted.isAssignableFrom(type);
    }

    private Reading reading(String consumer) {
        return new Reading(consumer, inbox, deadLetters, config, meters, contextOf(vertx));
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
}
