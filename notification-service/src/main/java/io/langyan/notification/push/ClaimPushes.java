package io.langyan.notification.push;

import io.langyan.events.v1.Level;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes pushes out of a channel's line: leases them, takes their places in the channel's limit and begins their attempts,
 * all in one transaction before anything is sent. The channel's row is locked meanwhile.
 */
@ApplicationScoped
class ClaimPushes {

    private static final int BATCH = 20;

    private final Channels channels;
    private final Messengers messengers;
    private final Pushes pushes;
    private final Uses uses;
    private final Begin begin;
    private final NotificationConfig config;

    ClaimPushes(
            Channels channels,
            Messengers messengers,
            Pushes pushes,
            Uses uses,
            Begin begin,
            NotificationConfig config) {
        this.channels = channels;
        this.messengers = messengers;
        this.pushes = pushes;
        this.uses = uses;
        this.begin = begin;
        this.config = config;
    }

    /**
     * What was taken.
     *
     * @param closed that the channel takes no more for now, but perhaps what is kept for L1
     */
    record Claim(List<Sending> sendings, boolean closed) {

        static final Claim CLOSED = new Claim(List.of(), true);
    }

    /** What may leave through this channel now. */
    Uni<Claim> from(String name) {
        return Panache.withTransaction(() -> channels.locked(name).chain(row -> {
            Instant now = Instant.now();
            return row == null || !row.enabled || row.blockedAt(now)
                    ? Uni.createFrom().item(Claim.CLOSED)
                    : take(row, now);
        }));
    }

    private Uni<Claim> take(ChannelRow row, Instant now) {
        Messenger messenger = messengers.needed(row.kind);
        return channels.getSession().chain(session -> uses.free(session, row.name, messenger.limits(), now)
                .chain(slots -> lines(session, row, slots, now)
                        .chain(taken -> beginAll(session, row, messenger, taken, now))
                        .invoke(sendings -> waitForTheProbe(row, sendings, now))
                        .map(sendings -> new Claim(sendings, row.down || slots.forOthers() == 0))));
    }

    /** What is tried on a channel that was down is answered first, or its time is over. */
    private void waitForTheProbe(ChannelRow row, List<Sending> sendings, Instant now) {
        if (row.down && !sendings.isEmpty()) {
            row.blockedUntil = now.plus(config.sendTimeout());
        }
    }

    /** L1 may use what is kept for it; a channel that was down gets one push to try. */
    private Uni<List<PushRow>> lines(Mutiny.Session session, ChannelRow row, Slots slots, Instant now) {
        int most = row.down ? 1 : BATCH;
        int l1 = Math.min(most, slots.forL1());
        int others = Math.min(most, slots.forOthers());
        if (l1 == 0) {
            return Uni.createFrom().item(List.of());
        }
        return others == l1
                ? pushes.waiting(session, row.name, 0, l1, now)
                : pushes.waiting(session, row.name, Level.L1.ordinal(), l1, now)
                        .chain(first -> others > first.size()
                                ? pushes.waiting(session, row.name, 0, others, now)
                                : Uni.createFrom().item(first));
    }

    private Uni<List<Sending>> beginAll(
            Mutiny.Session session, ChannelRow row, Messenger messenger, List<PushRow> taken, Instant now) {
        Channel channel = channels.open(row);
        Uni<List<Sending>> chain = Uni.createFrom().item(new ArrayList<>());
        for (PushRow push : taken) {
            chain = chain.chain(sendings -> begin.attempt(session, channel, messenger, push, row.down, now)
                    .invoke(sendings::add)
                    .replaceWith(sendings));
        }
        return chain;
    }
}
