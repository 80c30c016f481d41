package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.topics.TopicWriter;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Takes a batch of observations into the ledger and tells what concerns a brand. Done when the ledger is committed and Kafka has what was
 * told; doing it again for the same batch changes nothing.
 */
@ApplicationScoped
public class HearMentions {

    private final CurrentWatchList watch;
    private final Reader reader;
    private final Ledger ledger;
    private final TopicWriter topics;

    HearMentions(CurrentWatchList watch, Reader reader, Ledger ledger, TopicWriter topics) {
        this.watch = watch;
        this.reader = reader;
        this.ledger = ledger;
        this.topics = topics;
    }

    public Uni<Void> hear(List<Arrived> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return watch.get()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(list -> enter(batch, list))
                .map(outcome -> Announcements.of(outcome, Instant.now().truncatedTo(ChronoUnit.MILLIS)))
                .chain(topics::write);
    }

    /**
     * Tries all of it with a made-up mention, as if it were about the first brand that is listened for, and leaves nothing: the ledger rolls back
     * and nobody is told. Fails where hearing a real one would, unless only the commit does.
     */
    public Uni<Void> rehearse(MentionObserved madeUp) {
        return watch.get()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(list ->
                        ledger.rehearse(Heard.in(List.of(Rehearsal.of(madeUp, list)), list.terms(), reader), list));
    }

    private Uni<Ledger.Outcome> enter(List<Arrived> batch, WatchList list) {
        return ledger.enter(Heard.in(batch, list.terms(), reader), list);
    }
}
