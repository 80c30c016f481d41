package io.langyan.notification.contact;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.people.PersonRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** The channels in use that reach a contact point: those of the person's brands, then those of all. */
@ApplicationScoped
class Carriers {

    private final Channels channels;
    private final Messengers messengers;

    Carriers(Channels channels, Messengers messengers) {
        this.channels = channels;
        this.messengers = messengers;
    }

    Uni<List<Channel>> of(PersonRow person, String contact) {
        return channels.enabled().map(all -> all.stream()
                .filter(channel -> messengers.needed(channel.kind()).contacts().contains(contact))
                .filter(channel -> forAll(channel) || channel.brands().stream().anyMatch(person::covers))
                .sorted(Comparator.comparing(Carriers::forAll))
                .toList());
    }

    private static boolean forAll(Channel channel) {
        return channel.brands().isEmpty() || channel.brands().contains("*");
    }
}
