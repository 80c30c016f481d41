package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins everything that was taken out of a channel's line. */
@ApplicationScoped
class BeginTaken {

    private final Channels channels;
    private final Begin begin;
    private final BeginDigest beginDigest;
    private final NotificationConfig config;

    BeginTaken(Channels channels, Begin begin, BeginDigest beginDigest, NotificationConfig config) {
        this.channels = channels;
        this.begin = begin;
        this.beginDigest = beginDigest;
        this.config = config;
    }

    Uni<List<Sending>> all(Mutiny.Session session, ChannelRow row, Messenger messenger, Line.Taken taken, Instant now) {
        Channel channel = channels.open(row);
        Uni<List<Sending>> single = taken.single().isEmpty()
                ? Uni.createFrom().item(List.of())
                : begin.attempts(session, channel, messenger, taken.single(), row.down, now);
        return single.chain(sendings -> taken.digest().isEmpty()
                        ? Uni.createFrom().item(sendings)
                        : beginDigest
                                .of(session, channel, messenger, taken.digest(), now)
                                .map(digest -> and(sendings, digest)))
                .invoke(sendings -> channels.begun(row, sendings.size(), now))
                .invoke(sendings -> waitForTheProbe(row, sendings, now));
    }

    private static List<Sending> and(List<Sending> sendings, Sending digest) {
        return Stream.concat(sendings.stream(), Stream.of(digest)).toList();
    }

    /** What is tried on a channel that was down is answered first, or its time is over. */
    private void waitForTheProbe(ChannelRow row, List<Sending> sendings, Instant now) {
        if (row.down && !sendings.isEmpty()) {
            row.blockedUntil = now.plus(config.sendTimeout());
        }
    }
}
