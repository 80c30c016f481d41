package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Messenger.Limit;
import io.langyan.notification.channel.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The sliding log of each channel's use, shared by all replicas. A request counts from the moment at which it has arrived at
 * the latest: at first when it would time out, then when it was answered. So no window as the provider sees it ever holds
 * more than the limit.
 */
@ApplicationScoped
class Uses {

    private static final Duration MARGIN = NumberLog.MARGIN;
    /** Longer than the longest window. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final NumberUses numbers;
    private final NotificationConfig config;

    Uses(NumberUses numbers, NotificationConfig config) {
        this.numbers = numbers;
        this.config = config;
    }

    /**
     * A place that a request takes.
     *
     * @param number whom it reaches, as {@link Numbers} tells them apart; null where it reaches no phone
     */
    record Use(UUID id, String number) {

        static Use of(String number) {
            return new Use(TimeOrderedId.next(), number);
        }
    }

    /**
     * What all of these limits leave; call with the channel's row locked.
     *
     * @param digests a place is kept for a digest
     */
    Uni<Slots> free(Mutiny.Session session, String channel, List<Limit> limits, boolean digests, Instant now) {
        Uni<Slots> chain = Uni.createFrom().item(Slots.ENDLESS);
        for (Limit limit : limits) {
            chain = chain.chain(
                    slots -> free(session, channel, limit, digests, now).map(slots::and));
        }
        return chain;
    }

    private Uni<Slots> free(Mutiny.Session session, String channel, Limit limit, boolean digests, Instant now) {
        return session.createNativeQuery(
                        "select count(*) from channel_use where channel = :channel and at > :since", Long.class)
                .setParameter("channel", channel)
                .setParameter("since", utc(now.minus(limit.window()).minus(MARGIN)))
                .getSingleResult()
                .map(used -> slots(limit, used.intValue(), digests));
    }

    /** A window of seconds is over before anything that is kept in it would be asked for. */
    private Slots slots(Limit limit, int used, boolean digests) {
        return limit.window().compareTo(Duration.ofMinutes(1)) < 0
                ? Slots.of(limit.most(), used, 0, 0)
                : Slots.of(limit.most(), used, config.reserve(), digests ? 1 : 0);
    }

    Uni<Void> take(Mutiny.Session session, Collection<Use> taken, String channel, Instant arrivedAtLatest) {
        return session.createNativeQuery(
                        """
                        insert into channel_use (id, channel, at, number)
                        select id, :channel, :at, number
                        from jsonb_to_recordset(cast(cast(:taken as text) as jsonb)) as taken(id uuid, number text)""")
                .setParameter("taken", json(taken))
                .setParameter("channel", channel)
                .setParameter("at", utc(arrivedAtLatest))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String json(Collection<Use> taken) {
        return new JsonArray(taken.stream()
                        .map(use ->
                                new JsonObject().put("id", use.id().toString()).put("number", use.number()))
                        .toList())
                .encode();
    }

    /** What came of the request that took a place. */
    record Answered(UUID use, Outcome outcome) {}

    /** The requests were answered: they had arrived by now. */
    Uni<Void> answered(Mutiny.Session session, Collection<Answered> all, Instant now) {
        return arrived(session, all.stream().map(Answered::use).toList(), now)
                .chain(() -> numbers.answered(session, all, now));
    }

    /** The same where they reached no phone. */
    Uni<Void> arrived(Mutiny.Session session, Collection<UUID> ids, Instant now) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("update channel_use set at = :at where id in (:ids)")
                        .setParameter("at", utc(now))
                        .setParameter("ids", ids)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    Uni<Void> forgetOld(Mutiny.Session session, Instant now) {
        return session.createNativeQuery("delete from channel_use where at < :old and (number is null or at < :oldest)")
                .setParameter("old", utc(now.minus(KEPT)))
                .setParameter("oldest", utc(now.minus(NumberUses.KEPT)))
                .executeUpdate()
                .replaceWithVoid();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
