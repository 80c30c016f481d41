package io.langyan.monitoring.feeds;

import io.langyan.monitoring.source.SourceLife;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Writes down what a poll came to and when the next is due, together; nothing when the lease has gone to another. */
@ApplicationScoped
class SettlePoll {

    private final Pool pool;
    private final DuePolls polls;
    private final SeenItems seen;
    private final SourceLife life;
    private final MeterRegistry meters;

    SettlePoll(Pool pool, DuePolls polls, SeenItems seen, SourceLife life, MeterRegistry meters) {
        this.pool = pool;
        this.polls = polls;
        this.seen = seen;
        this.life = life;
        this.meters = meters;
    }

    Uni<Void> with(DuePoll due, PollOutcome outcome, Instant now, Instant next) {
        return pool.withTransaction(connection -> settled(connection, due, outcome, next)
                        .chain(mine -> mine
                                ? remember(connection, due, outcome, now)
                                : Uni.createFrom().voidItem()))
                .invoke(() -> count(outcome));
    }

    /** It was nobody's fault out there: the feed is asked again later, and its source stands as it stood. */
    Uni<Void> putOff(DuePoll due, Instant next) {
        return polls.settle(pool, due, next, due.etag(), due.lastModified()).replaceWithVoid();
    }

    private Uni<Boolean> settled(SqlConnection connection, DuePoll due, PollOutcome outcome, Instant next) {
        return outcome instanceof PollOutcome.Read read
                ? polls.settle(connection, due, next, read.etag(), read.lastModified())
                : polls.settle(connection, due, next, due.etag(), due.lastModified());
    }

    private Uni<Void> remember(SqlConnection connection, DuePoll due, PollOutcome outcome, Instant now) {
        String source = due.source().id();
        if (outcome instanceof PollOutcome.Failed failed) {
            return life.failed(connection, source, now, failed.trouble());
        }
        Uni<Void> good = life.good(connection, source, now);
        return outcome instanceof PollOutcome.Read read
                ? good.chain(() -> seen.note(connection, source, read.all(), now))
                : good;
    }

    private void count(PollOutcome outcome) {
        String name = outcome instanceof PollOutcome.Failed
                ? "failed"
                : outcome instanceof PollOutcome.Read ? "read" : "unchanged";
        meters.counter("langyan.feeds.polls", "outcome", name).increment();
    }
}
