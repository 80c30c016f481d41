package io.langyan.events.delivery;

import io.langyan.events.v1.Event;
import io.langyan.events.v1.Figures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** One call of {@link Intake#newest}, or of {@link Intake#newestOfEach}. */
final class HandNewest<E extends Event & Figures> {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Reading reading;
    private final Class<E> wanted;
    private final Function<? super E, ?> span;
    private final Function<List<Received<E>>, Uni<Void>> handler;

    /** @param span null when one of each record key is enough */
    HandNewest(
            Reading reading,
            Class<E> wanted,
            Function<? super E, ?> span,
            Function<List<Received<E>>, Uni<Void>> handler) {
        this.reading = reading;
        this.wanted = wanted;
        this.span = span;
        this.handler = handler;
    }

    private record Unreadable(ConsumerRecord<String, byte[]> record, String reason) {}

    /** The newest is looked for first, so that the many it makes void are never parsed. */
    Uni<Void> of(List<ConsumerRecord<String, byte[]>> records) {
        Map<List<?>, Received<E>> newest = new LinkedHashMap<>();
        List<Unreadable> broken = new ArrayList<>();
        for (int at = records.size() - 1; at >= 0; at--) {
            ConsumerRecord<String, byte[]> record = records.get(at);
            if (span == null && newest.containsKey(Arrays.asList(record.key(), null)) || record.value() == null) {
                continue;
            }
            EventCodec.Decoded decoded = EventCodec.decode(record);
            if (decoded instanceof EventCodec.Known known) {
                E figures = wanted.cast(known.event());
                newest.putIfAbsent(
                        Arrays.asList(record.key(), span == null ? null : span.apply(figures)),
                        new Received<>(known.envelope(), record.key(), figures));
            } else if (decoded instanceof EventCodec.Broken why) {
                broken.add(new Unreadable(record, why.reason()));
            }
        }
        return Multi.createFrom()
                .iterable(broken)
                .onItem()
                .transformToUniAndConcatenate(one -> reading.layAside(one.record(), one.reason(), 0))
                .onItem()
                .ignoreAsUni()
                .chain(() ->
                        newest.isEmpty() ? Uni.createFrom().voidItem() : handOver(List.copyOf(newest.values()), 1));
    }

    private Uni<Void> handOver(List<Received<E>> figures, int attempt) {
        return Uni.createFrom()
                .deferred(() -> handler.apply(figures))
                .runSubscriptionOn(reading.context())
                .emitOn(reading.context())
                .onFailure()
                .recoverWithUni(failure -> afterFailure(figures, attempt, failure));
    }

    private Uni<Void> afterFailure(List<Received<E>> figures, int attempt, Throwable failure) {
        return reading.databaseAnswers().chain(answers -> {
            if (answers && attempt >= reading.config().attempts()) {
                LOG.warnf("%s drops figures of %d: %s", reading.consumer(), figures.size(), failure);
                return Uni.createFrom().voidItem();
            }
            return reading.pauseAfter(attempt).chain(() -> handOver(figures, answers ? attempt + 1 : attempt));
        });
    }
}
