package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.DigestSettings;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Quota;
import io.langyan.notification.push.Uses.Use;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Single places in a channel's limit, for what belongs to no push; never one that is kept for L1 or a digest. */
@ApplicationScoped
class Places {

    private final Channels channels;
    private final Messengers messengers;
    private final Uses uses;
    private final Numbers numbers;
    private final NotificationConfig config;

    Places(Channels channels, Messengers messengers, Uses uses, Numbers numbers, NotificationConfig config) {
        this.channels = channels;
        this.messengers = messengers;
        this.uses = uses;
        this.numbers = numbers;
        this.config = config;
    }

    /**
     * A place, or why there is none.
     *
     * @param use null where nothing limits the channel
     * @param probe the channel was down; this finds out whether it still is
     * @param refused null when there is one
     */
    record Place(Channel channel, UUID use, boolean probe, Outcome refused) {

        static Place none(String code, String why) {
            return new Place(null, null, false, Outcome.failed(Result.RETRY, code, why));
        }

        static Uni<Place> held(Outcome why) {
            return Uni.createFrom().item(new Place(null, null, false, why));
        }
    }

    Uni<Place> take(String name, Letter letter) {
        return Panache.withTransaction(() -> channels.locked(name).chain(row -> take(row, letter, Instant.now())));
    }

    private Uni<Place> take(ChannelRow row, Letter letter, Instant now) {
        Optional<Place> closed = closed(row, now);
        if (closed.isPresent()) {
            return Uni.createFrom().item(closed.get());
        }
        Messenger messenger = messengers.needed(row.kind);
        boolean digests = DigestSettings.after(row.settings, messenger).isPresent();
        return channels.getSession().chain(session -> uses.free(session, row.name, messenger.limits(), digests, now)
                .chain(slots -> slots.single() == 0
                        ? Uni.createFrom().item(Place.none("CHANNEL_FULL", "its limit is used up for now"))
                        : numbers.heldUntil(session, row, messenger, letter, false, now)
                                .chain(held -> held.map(until -> Place.held(Numbers.refusal(now, until)))
                                        .orElseGet(() -> free(session, row, messenger, letter, now)))));
    }

    private Optional<Place> closed(ChannelRow row, Instant now) {
        if (row == null || !row.enabled) {
            return Optional.of(Place.none("CHANNEL_OFF", "the channel is switched off or gone"));
        }
        if (channels.fault(row).isPresent()) {
            return Optional.of(Place.none("CHANNEL_DOWN", "the channel cannot be used: somebody must mend it"));
        }
        return row.blockedAt(now)
                ? Optional.of(Place.none("CHANNEL_BLOCKED", "the provider refuses it: " + row.blockedCode))
                : channels.quota(row, now)
                        .flatMap(Quota::refusal)
                        .map(spent -> Place.none(spent.code(), spent.reason()));
    }

    private Uni<Place> free(Mutiny.Session session, ChannelRow row, Messenger messenger, Letter letter, Instant now) {
        if (row.down) {
            row.blockedUntil = now.plus(config.sendTimeout());
        }
        channels.begun(row, 1, now);
        if (!messenger.isLimited()) {
            return Uni.createFrom().item(new Place(channels.open(row), null, row.down, null));
        }
        Use use = Use.of(numbers.of(letter, messenger));
        return uses.take(session, List.of(use), row.name, now.plus(config.sendTimeout()))
                .replaceWith(new Place(channels.open(row), use.id(), row.down, null));
    }

    /** What took the place was answered: it had arrived by now. */
    Uni<Void> answered(Place place, Outcome outcome) {
        return place.use() == null
                ? Uni.createFrom().voidItem()
                : Panache.withTransaction(() -> channels.getSession()
                        .chain(session -> uses.answered(
                                session, List.of(new Uses.Answered(place.use(), outcome)), Instant.now())));
    }
}
