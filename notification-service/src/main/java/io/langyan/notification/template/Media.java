package io.langyan.notification.template;

import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.message.Medium;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What texts are written for, as the providers of this build take them. */
@ApplicationScoped
public class Media {

    private final Messengers messengers;

    Media(Messengers messengers) {
        this.messengers = messengers;
    }

    public Medium of(Messenger messenger) {
        return new Medium(messenger.kind(), messenger.mostBytes());
    }

    /** Of a kind, or the narrowest of a family; empty for what is neither. */
    Optional<Medium> of(String channel) {
        if (channel.equals(Medium.SMS)) {
            return Optional.of(new Medium(Medium.SMS, 0));
        }
        if (channel.equals(Medium.TEXT)) {
            return Optional.of(new Medium(Medium.TEXT, narrowest()));
        }
        return messengers.of(channel).map(this::of);
    }

    private int narrowest() {
        return messengers.kinds().stream()
                .mapToInt(kind -> messengers.needed(kind).mostBytes())
                .filter(bytes -> bytes > 0)
                .min()
                .orElseThrow();
    }
}
