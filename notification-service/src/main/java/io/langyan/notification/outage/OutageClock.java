package io.langyan.notification.outage;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.Stopping;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.escalation.StartPage;
import io.langyan.notification.push.Sender;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Calls the listener when a channel is down. That it was told is kept in the transaction that tells it, with the channel's row locked: a crash or
 * another replica tells nothing twice and forgets nothing.
 */
@ApplicationScoped
class OutageClock {

    private final Channels channels;
    private final OutageMeters meters;
    private final StartPage start;
    private final Sender sender;
    private final Duration again;

    OutageClock(Channels channels, OutageMeters meters, StartPage start, Sender sender, NotificationConfig config) {
        this.channels = channels;
        this.meters = meters;
        this.start = start;
        this.sender = sender;
        this.again = config.ringAgain();
    }

    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return Panache.withSession(channels::sorted).invoke(meters::show).chain(rows -> tell(due(rows, now), now));
    }

    private List<String> due(List<ChannelRow> rows, Instant now) {
        return rows.stream()
                .filter(row -> row.isOutageToBeTold(again, now))
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
        if (row == null || !row.isOutageToBeTold(again, now)) {
            return Uni.createFrom().voidItem();
        }
        row.outageToldAt = now;
        return start.start(OutagePage.of(row, now));
    }
}
