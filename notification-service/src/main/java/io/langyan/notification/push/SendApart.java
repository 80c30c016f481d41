package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.push.Places.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/**
 * Sends one letter that belongs to no page, such as a test: once, at once or not at all, within the channel's limits. It leaves no push, only
 * its place in the limit and what the provider says of the channel.
 */
@ApplicationScoped
public class SendApart {

    private final Vertx vertx;
    private final Messengers messengers;
    private final Places places;
    private final MarkChannel mark;

    SendApart(Vertx vertx, Messengers messengers, Places places, MarkChannel mark) {
        this.vertx = vertx;
        this.messengers = messengers;
        this.places = places;
        this.mark = mark;
    }

    /**
     * Call outside of a transaction.
     *
     * @param as the channel as it is to be used, such as with another template of the provider's
     * @return CHANNEL_OFF, CHANNEL_BLOCKED, CHANNEL_FULL, NUMBER_LIMIT, QUOTA_RESERVED or QUOTA_USED as the code of what was not sent for our own reasons
     */
    public Uni<Outcome> letter(String name, UnaryOperator<Channel> as, Letter letter) {
        return OwnContext.run(vertx, () -> places.take(name, letter)).chain(place -> {
            if (place.refused() != null) {
                return Uni.createFrom().item(place.refused());
            }
            Channel channel = as.apply(place.channel());
            return OwnContext.run(vertx, () -> messengers.send(channel, letter)).call(outcome -> write(place, outcome));
        });
    }

    private Uni<Void> write(Place place, Outcome outcome) {
        return OwnContext.run(vertx, () -> mark.after(place.channel(), place.probe(), outcome))
                .chain(() -> OwnContext.run(vertx, () -> places.answered(place, outcome)));
    }
}
