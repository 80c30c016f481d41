package io.langyan.notification.receipt;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Of which channels may be reported through whose door: its own, and others of the same provider with the same credentials. */
@ApplicationScoped
class SameAccount {

    private final Channels channels;
    private final Messengers messengers;

    SameAccount(Channels channels, Messengers messengers) {
        this.channels = channels;
        this.messengers = messengers;
    }

    /** @param door the name of its channel */
    Uni<Boolean> reports(String door, String channel) {
        return door.equals(channel)
                ? Uni.createFrom().item(true)
                : channels.list("name in ?1", List.of(door, channel))
                        .map(rows -> rows.stream()
                                .flatMap(row -> channels.opened(row).stream())
                                .map(this::account)
                                .toList())
                        .map(known -> known.size() == 2 && known.get(0).equals(known.get(1)));
    }

    private record Account(String kind, URI baseUrl, Map<String, String> credentials) {}

    private Account account(Channel channel) {
        Messenger messenger = messengers.needed(channel.kind());
        return new Account(
                channel.kind(),
                channel.baseUrl(),
                messenger.neededSecrets().stream().collect(Collectors.toMap(Function.identity(), channel::secret)));
    }
}
