package io.langyan.notification.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes a channel that somebody or the configuration describes. */
@ApplicationScoped
public class WriteChannel {

    private final Channels channels;
    private final ChannelCheck check;

    WriteChannel(Channels channels, ChannelCheck check) {
        this.channels = channels;
        this.check = check;
    }

    /** @param ifMatch the edition that was read, or null for any */
    Uni<ChannelRow> channel(ChannelBody body, String ifMatch) {
        String name = body == null ? null : body.name();
        return (name == null ? Uni.createFrom().<ChannelRow>nullItem() : channels.locked(name))
                .invoke(known -> sameEdition(known, ifMatch))
                .map(known -> check.channel(body, opened(known).orElse(null)))
                .chain(channel -> channels.write(channel, Instant.now()));
    }

    /** All channels of a JSON array; the first that cannot work fails the whole, an unchanged one keeps its state. */
    public Uni<Void> all(String json) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (ChannelBody body : parse(json)) {
            chain = chain.chain(() -> unlessSame(body));
        }
        return chain;
    }

    private Uni<Void> unlessSame(ChannelBody body) {
        Channel channel = check.channel(body, null);
        return channels.locked(channel.name())
                .chain(known -> opened(known).filter(channel::equals).isPresent()
                        ? Uni.createFrom().voidItem()
                        : channels.write(channel, Instant.now()).replaceWithVoid());
    }

    /** One that cannot be opened is written as if it were new: its secrets must be given again. */
    private Optional<Channel> opened(ChannelRow known) {
        return Optional.ofNullable(known).flatMap(channels::opened);
    }

    private static List<ChannelBody> parse(String json) {
        try {
            return EventJson.mapper().readValue(json, new TypeReference<List<ChannelBody>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("langyan.notification.channels is no JSON array of channels");
        }
    }

    private static void sameEdition(ChannelRow known, String ifMatch) {
        if (ifMatch != null && (known == null || !ifMatch.equals(ChannelsResource.tag(known)))) {
            throw Problem.preconditionFailed(
                    "channel-changed", "渠道已被他人修改，请重新读取。", "The channel was changed since you read it.");
        }
    }
}
