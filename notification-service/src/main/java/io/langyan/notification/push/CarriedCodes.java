package io.langyan.notification.push;

import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** By which channels the codes of pages went to people. */
@ApplicationScoped
public class CarriedCodes {

    private final Pushes pushes;
    private final Channels channels;
    private final Messengers messengers;

    CarriedCodes(Pushes pushes, Channels channels, Messengers messengers) {
        this.pushes = pushes;
        this.channels = channels;
        this.messengers = messengers;
    }

    /** The name of the one that carried the code last; empty when none is known to have. */
    public Uni<Optional<String>> channelTo(UUID page, UUID person) {
        return pushes.goneTo(page, person).chain(gone -> ofCodes(gone).map(ofCodes -> gone.stream()
                .map(push -> push.channel)
                .filter(ofCodes::contains)
                .findFirst()));
    }

    private Uni<Set<String>> ofCodes(List<PushRow> gone) {
        return gone.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : channels.find(
                                "name in ?1",
                                gone.stream()
                                        .map(push -> push.channel)
                                        .distinct()
                                        .toList())
                        .list()
                        .map(rows -> rows.stream()
                                .filter(this::carriesCodes)
                                .map(row -> row.name)
                                .collect(Collectors.toSet()));
    }

    private boolean carriesCodes(ChannelRow row) {
        return messengers
                .of(row.kind)
                .filter(messenger -> messenger.reach() == Messenger.Reach.PERSON_BY_CODE)
                .isPresent();
    }
}
