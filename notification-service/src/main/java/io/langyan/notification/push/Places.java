package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.DigestSettings;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.channel.Quota;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Single places in a channel's limit, for what belongs to no push; never one that is kept for L1 or a digest. */
@ApplicationScoped
class Places {

    private final Channels channels;
    private final Messengers messengers;
    private final Uses uses;
    private final NotificationConfig config;

    Places(Channels channels, Messengers messengers, Uses uses, NotificationConfig config) {
        this.channels = channels;
        this.messengers = messengers;
        this.uses = uses;
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
    }

    Uni<Place> take(String name) {
        return Panache.withTransaction(() -> channels.locked(name).chain(row -> take(row, Instant.now())));
    }

    private Uni<Place> take(ChannelRow row, Instant now) {
        if (row == null || !row.enabled) {
            return Uni.createFrom().item(Place.none("CHANNEL_OFF", "the channel is switched off or gone"));
        }
        if (channels.fault(row).isPresent()) {
            return Uni.createFrom()
                    .item(Place.none("CHANNEL_DOWN", "the channel cannot be used: somebody must mend it"));
        }
        if (row.blockedAt(now)) {
            return Uni.createFrom().item(Place.none("CHANNEL_BLOCKED", "the provider refuses it: " + row.blockedCode));
        }
        Optional<Outcome> spent = channels.quota(row, now).flatMap(Quota::refusal);
        if (spent.isPresent()) {
            return Uni.createFrom()
                    .item(Place.none(spent.get().code(), spent.get().reason()));
        }
        Messenger messenger = messengers.needed(row.kind);
        boolean digests = DigestSettings.after(row.settings, messenger).isPresent();
        return channels.getSession().chain(session -> uses.free(session, row.name, messenger.limits(), digests, now)
                .chain(slots -> {
                    if (slots.single() == 0) {
                        return Uni.createFrom().item(Place.none("CHANNEL_FULL", "its limit is used up for now"));
                    }
                    Place place = free(row, messenger, now);
                    return place.use() == null
                            ? Uni.createFrom().item(place)
                            : uses.take(session, List.of(place.use()), row.name, now.plus(config.sendTimeout()))
                                    .replaceWith(place);
                }));
    }

    private Place free(ChannelRow row, Messenger messenger, Instant now) {
        if (row.down) {
            row.blockedUntil = now.plus(config.sendTimeout());
        }
        channels.begun(row, 1, now);
        UUID use = messenger.limits().isEmpty() ? null : TimeOrderedId.next();
        return new Place(channels.open(row), use, row.down, null);
    }

    /** What took the place was answered: it had arrived by now. */
    Uni<Void> answered(Place place) {
        return place.use() == null
                ? Uni.createFrom().voidItem()
                : Panache.withTransaction(() -> channels.getSession()
                        .chain(session -> uses.arrived(session, List.of(place.use()), Instant.now())));
    }
}
