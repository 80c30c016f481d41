package io.langyan.notification.ack;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.wecom.CallbackSeal;
import io.langyan.notification.channel.wecom.CallbackSeal.Sealed;
import io.langyan.notification.channel.wecom.CallbackXml;
import io.langyan.notification.channel.wecom.CardPress;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens what WeChat Work tells of an application. What is forged, for another company or application, or signed more than five
 * minutes ago opens nothing.
 */
@ApplicationScoped
class TakeCallback {

    private static final Duration FRESH = Duration.ofMinutes(5);
    /** What the address is tried with; never a telling, lest one that was overheard be told in clear. */
    private static final String TRIAL = "[A-Za-z0-9_-]{1,64}";

    private final PressButton press;
    private final MeterRegistry meters;

    TakeCallback(PressButton press, MeterRegistry meters) {
        this.press = press;
        this.meters = meters;
    }

    /** The text with which WeChat Work tries an address. */
    Optional<String> trial(Channel channel, Sealed sealed) {
        return opened(channel, sealed, Instant.now()).filter(text -> text.matches(TRIAL));
    }

    /** The text of a telling. */
    Optional<String> telling(Channel channel, Sealed sealed) {
        return opened(channel, sealed, Instant.now());
    }

    /** The reply that goes back in the same answer; empty where there is nothing to say. */
    Uni<String> take(Channel channel, String telling) {
        Optional<CardPress> pressed = CallbackXml.texts(telling.getBytes(StandardCharsets.UTF_8))
                .flatMap(CardPress::in)
                .filter(one -> one.agent().equals(channel.setting("agentId", "")));
        if (pressed.isEmpty()) {
            count("ignored");
            return Uni.createFrom().item("");
        }
        return press.of(channel.name(), pressed.get())
                .invoke(came -> count(came.came().name().toLowerCase(Locale.ROOT)))
                .map(came -> came.label()
                        .map(label -> reply(channel, pressed.get(), label))
                        .orElse(""));
    }

    /** Counts what did not open. */
    void forged() {
        count("forged");
    }

    private Optional<String> opened(Channel channel, Sealed sealed, Instant now) {
        return CallbackSeal.of(channel)
                .flatMap(seal -> seal.open(sealed))
                .filter(text -> isFresh(sealed.timestamp(), now));
    }

    private static boolean isFresh(String timestamp, Instant now) {
        return timestamp.matches("\\d{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(FRESH)
                        <= 0;
    }

    private static String reply(Channel channel, CardPress press, String label) {
        return CallbackSeal.of(channel)
                .map(seal -> CardReply.of(press, label, seal, Instant.now()))
                .orElse("");
    }

    private void count(String result) {
        meters.counter("langyan.push.cards", "result", result).increment();
    }
}
