package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.push.Uses.Use;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Single places in a channel's limit for what is told of the suite itself: those too that are kept for L1 or a digest, and whatever state the channel is in. */
@ApplicationScoped
public class UrgentPlaces {

    private final Channels channels;
    private final Messengers messengers;
    private final Uses uses;
    private final Numbers numbers;
    private final NotificationConfig config;

    UrgentPlaces(Channels channels, Messengers messengers, Uses uses, Numbers numbers, NotificationConfig config) {
        this.channels = channels;
        this.messengers = messengers;
        this.uses = uses;
        this.numbers = numbers;
        this.config = config;
    }

    /** Whether there was one for this letter, which takes it then. A channel that is gone has none. */
    public Uni<Boolean> take(String channel, Letter letter) {
        return Panache.withTransaction(() -> channels.locked(channel)
                .chain(row -> row == null
                        ? Uni.createFrom().item(false)
                        : channels.getSession().chain(session -> take(session, row, letter, Instant.now()))));
    }

    private Uni<Boolean> take(Mutiny.Session session, ChannelRow row, Letter letter, Instant now) {
        Messenger messenger = messengers.needed(row.kind);
        if (!messenger.isLimited()) {
            return Uni.createFrom().item(true);
        }
        return uses.free(session, row.name, messenger.limits(), false, now)
                .chain(slots -> numbers.heldUntil(session, row, messenger, letter, true, now)
                        .chain(held -> slots.forL1() == 0 || held.isPresent()
                                ? Uni.createFrom().item(false)
                                : take(session, row, Use.of(numbers.of(letter, messenger)), now)));
    }

    private Uni<Boolean> take(Mutiny.Session session, ChannelRow row, Use use, Instant now) {
        return uses.take(session, List.of(use), row.name, now.plus(config.sendTimeout()))
                .replaceWith(true);
    }
}
