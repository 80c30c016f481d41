package io.langyan.notification.channel;

import io.langyan.notification.NotificationConfig;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The providers that this build speaks to. */
@ApplicationScoped
public class Messengers {

    private final List<Messenger> all;
    private final Duration patience;

    Messengers(@All List<Messenger> all, NotificationConfig config) {
        this.all = all;
        this.patience = config.sendTimeout();
    }

    public Optional<Messenger> of(String kind) {
        return all.stream().filter(each -> each.kind().equals(kind)).findFirst();
    }

    /** @throws IllegalStateException for a kind that was never accepted */
    public Messenger needed(String kind) {
        return of(kind).orElseThrow(() -> new IllegalStateException("no messenger for " + kind));
    }

    /**
     * Sends a letter, in all within the time that lease and limit reckon with, however many questions its provider has to be asked; {@code MAYBE}
     * when that is over.
     */
    public Uni<Outcome> send(Channel channel, Letter letter) {
        return inTime(channel, needed(channel.kind()).send(channel, letter));
    }

    /** Replaces the button of a sent card, in the same time. */
    public Uni<Outcome> replaceButton(Channel channel, SentCard card, String label) {
        return inTime(channel, needed(channel.kind()).replaceButton(channel, card, label));
    }

    /** What it says is kept in words from here on: whoever reads an answer leaves them as they came. */
    private Uni<Outcome> inTime(Channel channel, Uni<Outcome> answer) {
        return answer.ifNoItem()
                .after(patience)
                .recoverWithItem(Outcome.failed(Outcome.Result.MAYBE, "TIMEOUT", "no answer in time"))
                .map(outcome -> outcome.without(channel.secrets().values()));
    }

    public List<String> kinds() {
        return all.stream().map(Messenger::kind).sorted().toList();
    }
}
