package io.langyan.notification.alarm;

import io.langyan.notification.Stopping;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.escalation.StartPage;
import io.langyan.notification.push.Sender;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Calls the listener for what is wrong with a channel. That it was told is kept in the transaction that tells it, with the channel's row locked: a
 * crash or another replica tells nothing twice and forgets nothing.
 */
@ApplicationScoped
class ChannelClock {

    private static final Logger LOG = Logger.getLogger(ChannelClock.class);

    private final Channels channels;
    private final TakeFaults faults;
    private final List<ChannelAlarm> alarms;
    private final StartPage start;
    private final Sender sender;

    ChannelClock(Channels channels, TakeFaults faults, @All List<ChannelAlarm> alarms, StartPage start, Sender sender) {
        this.channels = channels;
        this.faults = faults;
        this.alarms = alarms;
        this.start = start;
        this.sender = sender;
    }

    @Scheduled(
            every = "${langyan.notification.look:5s}",
            delayed = "${langyan.notification.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        Instant now = Instant.now();
        return faults.sorted(now)
                .invoke(rows -> alarms.forEach(alarm -> alarm.show(rows, now)))
                .chain(rows -> tell(rows, now));
    }

    private Uni<Void> tell(List<ChannelRow> rows, Instant now) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (ChannelAlarm alarm : alarms) {
            for (ChannelRow row : rows) {
                if (alarm.isToBeTold(row, now)) {
                    chain = chain.chain(() -> tell(alarm, row.name, now));
                }
            }
        }
        return chain;
    }

    /** One that cannot be told keeps no other from it. */
    private Uni<Void> tell(ChannelAlarm alarm, String name, Instant now) {
        return Panache.withTransaction(() -> channels.locked(name).chain(row -> tell(alarm, row, now)))
                .invoke(sender::wake)
                .onFailure()
                .invoke(failure -> LOG.warnf("what is wrong with channel %s is not told: %s", name, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tell(ChannelAlarm alarm, ChannelRow row, Instant now) {
        return row != null && alarm.isToBeTold(row, now)
                ? start.start(alarm.told(row, now))
                : Uni.createFrom().voidItem();
    }
}
