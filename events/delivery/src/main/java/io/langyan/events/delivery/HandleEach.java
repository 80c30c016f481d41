package io.langyan.events.delivery;

import io.langyan.events.v1.Event;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** One call of {@link Intake#each}. */
final class HandleEach<E extends Event> {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    /** So many share a transaction: enough to save most of what a transaction costs, and the first does not wait long for the last. */
    private static final int TOGETHER = 20;

    private final Reading reading;
    private final Inbox inbox;
    private final Class<E> wanted;
    private final Function<List<Received<E>>, Uni<Void>> handler;

    /** @param handler takes one event or more, in order; they share its transaction */
    HandleEach(Reading reading, Inbox inbox, Class<E> wanted, Function<List<Received<E>>, Uni<Void>> handler) {
        this.reading = reading;
        this.inbox = inbox;
        this.wanted = wanted;
        this.handler = handler;
    }

    /** Events one after the other, each as if it were alone: the session is left as a new one, so that none sees a stale row. */
    static <E extends Event> Function<List<Received<E>>, Uni<Void>> oneByOne(
            Reading reading, Function<? super Received<E>, Uni<Void>> handler) {
        return some -> oneAfterTheOther(some.stream()
                .<Supplier<Uni<Void>>>map(one -> () -> handler.apply(one)
                        .emitOn(reading.context())
                        .chain(Panache::getSession)
                        .chain(session -> session.flush().invoke(session::clear)))
                .toList());
    }

    /** An event that was not handled before. */
    private record Fresh<E extends Event>(ConsumerRecord<String, byte[]> record, Received<E> received) {
        String id() {
            return received.envelope().id();
        }
    }

    Uni<Void> all(List<ConsumerRecord<String, byte[]>> records) {
        return Uni.createFrom()
                .deferred(() -> alreadySeen(records))
                .emitOn(reading.context())
                .chain(seen -> takeAll(records, seen))
                .runSubscriptionOn(reading.context());
    }

    /** Only a shortcut: when it cannot be asked, each record finds out for itself. */
    private Uni<Set<String>> alreadySeen(List<ConsumerRecord<String, byte[]>> records) {
        List<String> ids = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            String id = EventCodec.text(record.headers(), EventCodec.ID);
            if (id != null) {
                ids.add(id);
            }
        }
        return inbox.seen(reading.consumer(), ids).onFailure().recoverWithItem(Set.of());
    }

    private Uni<Void> takeAll(List<ConsumerRecord<String, byte[]>> records, Set<String> seen) {
        Set<String> taken = new HashSet<>(seen);
        List<Fresh<E>> fresh = new ArrayList<>();
        List<Supplier<Uni<Void>>> steps = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            EventCodec.Decoded decoded = record.value() == null ? null : EventCodec.decode(record);
            if (decoded instanceof EventCodec.Broken broken) {
                steps.add(() -> reading.layAside(record, broken.reason(), 0));
            } else if (!(decoded instanceof EventCodec.Known known)) {
                reading.count(decoded == null ? "tombstone" : "unknown", 1);
            } else if (!wanted.isInstance(known.event())) {
                reading.count("unwanted", 1);
            } else if (!taken.add(known.envelope().id())) {
                reading.count("repeated", 1);
            } else {
                E event = wanted.cast(known.event());
                fresh.add(new Fresh<>(record, new Received<>(known.envelope(), record.key(), event)));
            }
        }
        for (int from = 0; from < fresh.size(); from += TOGETHER) {
            List<Fresh<E>> some = fresh.subList(from, Math.min(fresh.size(), from + TOGETHER));
            steps.add(() -> handle(some));
        }
        return oneAfterTheOther(steps);
    }

    private Uni<Void> handle(List<Fresh<E>> some) {
        if (some.size() == 1) {
            return handle(some.get(0), 1);
        }
        return once(some).emitOn(reading.context()).onFailure().recoverWithUni(failure -> {
            LOG.debugf("%s undoes %d events, and takes one at a time: %s", reading.consumer(), some.size(), failure);
            return oneAfterTheOther(some.stream()
                    .<Supplier<Uni<Void>>>map(one -> () -> handle(one, 1))
                    .toList());
        });
    }

    private Uni<Void> handle(Fresh<E> one, int attempt) {
        return once(List.of(one))
                .emitOn(reading.context())
                .onFailure()
                .recoverWithUni(failure -> afterFailure(one, attempt, failure));
    }

    /** All in one transaction. */
    private Uni<Void> once(List<Fresh<E>> some) {
        List<String> ids = some.stream().map(Fresh::id).toList();
        return Uni.createFrom()
                .deferred(() -> Panache.withTransaction(() -> inbox.firstTime(reading.consumer(), ids)
                        .call(first -> work(some.stream()
                                .filter(one -> first.contains(one.id()))
                                .map(Fresh::received)
                                .toList()))))
                .invoke(first -> {
                    reading.count("handled", first.size());
                    reading.count("repeated", ids.size() - first.size());
                })
                .replaceWithVoid();
    }

    private Uni<Void> work(List<Received<E>> some) {
        return some.isEmpty()
                ? Uni.createFrom().voidItem()
                : handler.apply(some).emitOn(reading.context());
    }

    private Uni<Void> afterFailure(Fresh<E> one, int attempt, Throwable failure) {
        ConsumerRecord<String, byte[]> record = one.record();
        return reading.databaseAnswers().chain(answers -> {
            if (!answers) {
                LOG.warnf("%s waits for its database at %s", reading.consumer(), Reading.place(record));
                reading.count("waited", 1);
                return reading.pause(Reading.LONGEST_WAIT.dividedBy(10)).chain(() -> handle(one, attempt));
            }
            if (attempt >= reading.config().attempts()) {
                return reading.layAside(record, reasonOf(failure), attempt);
            }
            LOG.infof("%s failed on %s, attempt %d: %s", reading.consumer(), Reading.place(record), attempt, failure);
            return reading.pauseAfter(attempt).chain(() -> handle(one, attempt + 1));
        });
    }

    private static String reasonOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getName() + ": " + root.getMessage();
    }

    private static Uni<Void> oneAfterTheOther(List<Supplier<Uni<Void>>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(Supplier::get)
                .onItem()
                .ignoreAsUni();
    }
}
