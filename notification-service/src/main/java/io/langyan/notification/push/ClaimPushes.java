package io.langyan.notification.push;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.DigestSettings;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.push.Numbers.Held;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes pushes out of a channel's line: leases them, takes their places in the channel's limit and begins their attempts,
 * all in one transaction before anything is sent. The channel's row is locked meanwhile.
 */
@ApplicationScoped
class ClaimPushes {

    private final Channels channels;
    private final Messengers messengers;
    private final Line line;
    private final Uses uses;
    private final BeginTaken begin;

    ClaimPushes(Channels channels, Messengers messengers, Line line, Uses uses, BeginTaken begin) {
        this.channels = channels;
        this.messengers = messengers;
        this.line = line;
        this.uses = uses;
        this.begin = begin;
    }

    /**
     * What was taken.
     *
     * @param held what waits in line again for its number
     * @param closed that the channel takes no more for now, but perhaps what is kept for L1
     * @param emptied that nothing else waits: it would have been taken
     */
    record Claim(List<Sending> sendings, List<Held> held, boolean closed, boolean emptied) {

        static final Claim CLOSED = new Claim(List.of(), List.of(), true, false);

        boolean isEmpty() {
            return sendings.isEmpty() && held.isEmpty();
        }
    }

    /**
     * What may leave through this channel now.
     *
     * @param atOnce no more than so many
     * @throws Unbegun as a failure, when something was taken and not all of it could be begun: none of it is
     */
    Uni<Claim> from(String name, int atOnce) {
        return Panache.withTransaction(() -> channels.locked(name).chain(row -> {
            Instant now = Instant.now();
            return row == null
                            || !row.enabled
                            || row.blockedAt(now)
                            || channels.fault(row).isPresent()
                    ? Uni.createFrom().item(Claim.CLOSED)
                    : take(row, atOnce, now);
        }));
    }

    private Uni<Claim> take(ChannelRow row, int atOnce, Instant now) {
        Messenger messenger = messengers.needed(row.kind);
        boolean digests = DigestSettings.after(row.settings, messenger).isPresent();
        return channels.getSession().chain(session -> uses.free(session, row.name, messenger.limits(), digests, now)
                .map(slots -> slots.within(channels.quota(row, now)))
                .chain(slots -> taken(session, row, messenger, slots.most(atOnce), now)
                        .chain(taken -> begin(session, row, messenger, taken, now)
                                .map(sendings -> claim(sendings, taken.held(), row, slots, atOnce)))));
    }

    private static Claim claim(List<Sending> sendings, List<Held> held, ChannelRow row, Slots slots, int atOnce) {
        boolean closed = row.down || slots.single() == 0;
        boolean emptied =
                !closed && sendings.size() + held.size() < slots.most(atOnce).single();
        return new Claim(sendings, held, closed, emptied);
    }

    private Uni<List<Sending>> begin(
            Mutiny.Session session, ChannelRow row, Messenger messenger, Line.Taken taken, Instant now) {
        return Uni.createFrom()
                .deferred(() -> begin.all(session, row, messenger, taken, now))
                .call(session::flush)
                .onFailure()
                .transform(failure -> new Unbegun(taken, failure));
    }

    /** A channel that was down gets one push to try. */
    private Uni<Line.Taken> taken(
            Mutiny.Session session, ChannelRow row, Messenger messenger, Slots slots, Instant now) {
        Uni<Line.Taken> next = row.down
                ? line.singles(session, row.name, slots.most(1), now).map(Line.Taken::singles)
                : line.taken(session, row.name, slots, DigestSettings.after(row.settings, messenger), now);
        return next.chain(taken -> line.reachable(session, row, messenger, taken, now));
    }
}
