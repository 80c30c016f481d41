package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Single places in a channel's limit for what is told of the suite itself: those too that are kept for L1 or a digest, and whatever state the channel is in. */
@ApplicationScoped
public class UrgentPlaces {

    private final Channels channels;
    private final Messengers messengers;
    private final Uses uses;
    private final NotificationConfig config;

    UrgentPlaces(Channels channels, Messengers messengers, Uses uses, NotificationConfig config) {
        this.channels = channels;
        this.messengers = messengers;
        this.uses = uses;
        this.config = config;
    }

    /** Whether there was one, which is taken then. A channel that is gone has none. */
    public Uni<Boolean> take(String channel) {
        return Panache.withTransaction(() -> channels.locked(channel)
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : channels.getSession().chain(session -> take(session, row, Instant.now()))));
    }

    private Uni<Boolean> take(Mutiny.Session session, ChannelRow row, Instant now) {
        List<Messenger.Limit> limits = messengers.needed(row.kind).limits();
        if (limits.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        List<UUID> use = List.of(TimeOrderedId.next());
        return uses.free(session, row.name, limits, false, now)
                .chain(slots -> slots.forL1() == 0
                        ? Uni.createFrom().item(false)
                        : uses.take(session, use, row.name, now.plus(config.sendTimeout()))
                                .replaceWith(true));
    }
}
