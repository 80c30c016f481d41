package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds the pushes that wait too long for their channel and have another one left. */
@ApplicationScoped
class Reroute {

    private final Channels channels;
    private final Pushes pushes;
    private final Duration patience;

    Reroute(Channels channels, Pushes pushes, NotificationConfig config) {
        this.channels = channels;
        this.pushes = pushes;
        this.patience = config.patience();
    }

    /** @param code why the channel takes nothing */
    record Late(List<UUID> pushes, String code) {}

    Uni<Late> from(String channel) {
        Instant now = Instant.now();
        return Panache.withSession(() -> channels.findById(channel)
                .chain(row -> pushes.impatient(channel, gone(row, now) ? now : now.minus(patience))
                        .map(ids -> new Late(ids, code(row)))));
    }

    /** Nobody waits for a channel that will not come back soon. */
    private boolean gone(ChannelRow row, Instant now) {
        return off(row) || row.blockedUntil != null && row.blockedUntil.isAfter(now.plus(patience));
    }

    private static boolean off(ChannelRow row) {
        return row == null || !row.enabled;
    }

    private static String code(ChannelRow row) {
        return off(row) ? "CHANNEL_OFF" : row.blockedCode == null ? "LIMIT" : row.blockedCode;
    }
}
