package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        Uni<List<Sending>> chain = Uni.createFrom().item(new ArrayList<>());
        for (PushRow push : taken.single()) {
            chain = chain.chain(sendings -> begin.attempt(session, channel, messenger, push, row.down, now)
                    .invoke(sendings::add)
                    .replaceWith(sendings));
        }
        if (!taken.digest().isEmpty()) {
            chain = chain.chain(sendings -> beginDigest
                    .of(session, channel, messenger, taken.digest(), now)
                    .invoke(sendings::add)
                    .replaceWith(sendings));
        }
        return chain.invoke(sendings -> waitForTheProbe(row, sendings, now));
    }

    /** What is tried on a channel that was down is answered first, or its time is over. */
    private void waitForTheProbe(ChannelRow row, List<Sending> sendings, Instant now) {
        if (row.down && !sendings.isEmpty()) {
            row.blockedUntil = now.plus(config.sendTimeout());
        }
    }
}
