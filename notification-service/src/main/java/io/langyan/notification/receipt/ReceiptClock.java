package io.langyan.notification.receipt;

import io.langyan.notification.Stopping;
import io.langyan.notification.push.RecordReceipt;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes reports on their pushes. A report may be here before the answer to its message: then it waits for it. One of a
 * message that nobody knows is left after a while.
 */
@ApplicationScoped
class ReceiptClock {

    private static final Logger LOG = Logger.getLogger(ReceiptClock.class);
    private static final int BATCH = 100;
    /** Far more than an attempt takes. */
    private static final Duration AWAITED = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(7);

    private final Receipts receipts;
    private final SameAccount account;
    private final RecordReceipt record;
    private final TakeReports take;
    private final Sender sender;

    ReceiptClock(Receipts receipts, SameAccount account, RecordReceipt record, TakeReports take, Sender sender) {
        this.receipts = receipts;
        this.account = account;
        this.record = record;
        this.take = take;
        this.sender = sender;
    }

    @Scheduled(
            every = "1s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant since = Instant.now().minus(AWAITED);
        return Panache.withSession(() -> receipts.waiting(since, BATCH))
                .call(this::all)
                .invoke(waiting -> {
                    if (!waiting.isEmpty()) {
                        sender.wake();
                    }
                })
                .replaceWithVoid();
    }

    @Scheduled(every = "10m", delayed = "1m", skipExecutionIf = Stopping.class)
    Uni<Void> forget() {
        return Panache.withTransaction(() -> receipts.forget(Instant.now().minus(KEPT)))
                .replaceWithVoid();
    }

    private Uni<Void> all(List<UUID> waiting) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (UUID id : waiting) {
            chain = chain.chain(() -> Panache.withTransaction(() -> one(id)))
                    .onFailure()
                    .invoke(failure -> LOG.warnf("receipt %s is not written on its push: %s", id, failure))
                    .onFailure()
                    .recoverWithNull();
        }
        return chain;
    }

    private Uni<Void> one(UUID id) {
        return receipts.locked(id)
                .chain(row -> row == null || row.appliedAt != null
                        ? Uni.createFrom().voidItem()
                        : write(row)
                                .invoke(done -> row.appliedAt = done ? Instant.now() : null)
                                .replaceWithVoid());
    }

    private Uni<Boolean> write(ReceiptRow row) {
        return record.channelOf(row.report())
                .chain(channel -> channel == null || row.door.isEmpty()
                        ? record.of(row.report())
                        : account.reports(row.door, channel)
                                .chain(may -> may
                                        ? record.of(row.report())
                                        : Uni.createFrom().item(true).invoke(() -> foreign(row, channel))));
    }

    private void foreign(ReceiptRow row, String channel) {
        take.foreign(row.kind);
        LOG.warnf(
                "through the door of channel %s a message of channel %s is reported, which it is not for",
                row.door, channel);
    }
}
