package io.langyan.notification.deadman;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.push.OwnContext;
import io.langyan.notification.push.UrgentPlaces;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Whether a provider takes one more message from a channel, to whom it is for. While the database that counts them is gone, it is asked by sending. */
@ApplicationScoped
class RoomLeft {

    private static final Logger LOG = Logger.getLogger(RoomLeft.class);

    private final UrgentPlaces places;
    private final Vertx vertx;
    private final InTime inTime = new InTime(LookTogether.ANSWERS_WITHIN);

    RoomLeft(UrgentPlaces places, Vertx vertx) {
        this.places = places;
        this.vertx = vertx;
    }

    Uni<Boolean> in(Channel channel, Letter letter) {
        return inTime.run(() -> OwnContext.run(vertx, () -> places.take(channel.name(), letter)))
                .onFailure()
                .invoke(failure -> LOG.debugf("The database does not count %s's messages: %s", channel.name(), failure))
                .onFailure()
                .recoverWithItem(true);
    }
}
