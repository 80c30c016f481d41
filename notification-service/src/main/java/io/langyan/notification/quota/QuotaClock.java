package io.langyan.notification.quota;

import io.langyan.notification.Stopping;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Quota;
import io.langyan.notification.escalation.StartPage;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Calls the listener when a channel's month has come to a mark. That it was told is kept in the transaction that tells it, with the channel's row
 * locked: a crash or another replica tells nothing twice and forgets nothing.
 */
@ApplicationScoped
class QuotaClock {

    private final Channels channels;
    private final QuotaMeters meters;
    private final StartPage start;
    private final Sender sender;

    QuotaClock(Channels channels, QuotaMeters meters, StartPage start, Sender sender) {
        this.channels = channels;
        this.meters = meters;
        this.start = start;
        this.sender = sender;
    }

    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return Panache.withSession(channels::sorted)
                .invoke(rows -> meters.show(rows, now))
                .chain(rows -> tell(due(rows, now), now));
    }

    private List<String> due(List<ChannelRow> rows, Instant now) {
        return rows.stream()
                .filter(row ->
                        channels.quota(row, now).filter(Quota::isToBeTold).isPresent())
                .map(row -> row.name)
                .toList();
    }

    private Uni<Void> tell(List<String> names, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String name : names) {
            chain = chain.chain(
                    () -> Panache.withTransaction(() -> channels.locked(name).chain(row -> tell(row, now)))
                            .invoke(sender::wake));
        }
        return chain;
    }

    private Uni<Void> tell(ChannelRow row, Instant now) {
        return channels.quota(row, now)
                .filter(Quota::isToBeTold)
                .map(quota -> {
                    row.quotaTold = quota.mark();
                    return start.start(QuotaPage.of(row.name, quota, now));
                })
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
