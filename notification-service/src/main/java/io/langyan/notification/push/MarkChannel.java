package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Writes on a channel what its provider said about the channel itself: throttled, down, or well again. */
@ApplicationScoped
class MarkChannel {

    private static final Logger LOG = Logger.getLogger(MarkChannel.class);

    private final Channels channels;
    private final NotificationConfig config;
    private final MeterRegistry meters;

    MarkChannel(Channels channels, NotificationConfig config, MeterRegistry meters) {
        this.channels = channels;
        this.config = config;
        this.meters = meters;
    }

    Uni<Void> after(Sending sending, Outcome outcome) {
        return after(sending.channel(), sending.probe(), outcome);
    }

    /**
     * @param sent the channel as it was when this was sent
     * @param probe it was down then
     */
    Uni<Void> after(Channel sent, boolean probe, Outcome outcome) {
        meters.counter(
                        "langyan.push.attempts",
                        "channel",
                        sent.name(),
                        "result",
                        outcome.result().name())
                .increment();
        boolean telling =
                switch (outcome.result()) {
                    case THROTTLED, CHANNEL_DOWN -> true;
                    case OK -> probe;
                    default -> false;
                };
        return telling
                ? Panache.withTransaction(() -> channels.locked(sent.name())
                        .invoke(row -> mark(row, sent, outcome))
                        .replaceWithVoid())
                : Uni.createFrom().voidItem();
    }

    /** What was sent before somebody wrote the channel anew says nothing of it as it is now. */
    private void mark(ChannelRow row, Channel sent, Outcome outcome) {
        if (channels.opened(row).filter(sent::equals).isPresent()) {
            mark(row, outcome);
        }
    }

    private void mark(ChannelRow row, Outcome outcome) {
        Instant now = Instant.now();
        switch (outcome.result()) {
            case OK -> well(row);
            case THROTTLED -> {
                row.block(now.plus(outcome.pause()), outcome.code());
                LOG.warnf("channel %s is throttled until %s, code %s", row.name, row.blockedUntil, outcome.code());
            }
            default -> {
                row.fail(now);
                row.blockedUntil = now.plus(longer(config.probe(), outcome.pause()));
                row.blockedCode = outcome.code();
                LOG.errorf("channel %s is down, code %s: somebody must mend it", row.name, outcome.code());
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void well(ChannelRow row) {
        LOG.infof("channel %s works again", row.name);
        row.recover();
    }
}
