package io.langyan.notification.deadman;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Level;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.channel.Subject;
import io.langyan.notification.message.ByteSplit;
import io.langyan.notification.people.Contact;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Tells of silences straight through the second channel: no page, no outbox, and no need of a database. The channels of the voice are tried one after
 * the other until one has it; one whose limit is used up is passed over.
 */
@ApplicationScoped
class TellSilence {

    private static final Logger LOG = Logger.getLogger(TellSilence.class);

    private final LearnVoice learn;
    private final Messengers messengers;
    private final RoomLeft room;
    private final NotificationConfig config;

    TellSilence(LearnVoice learn, Messengers messengers, RoomLeft room, NotificationConfig config) {
        this.learn = learn;
        this.messengers = messengers;
        this.room = room;
        this.config = config;
    }

    /** Whether somebody has it, or may have it: what nobody answered for is not sent again at once, or it would be sent for ever. */
    Uni<Boolean> of(List<Telling> tellings, Instant now) {
        SilenceText text = new SilenceText(tellings, now, config.deadman().zone());
        List<Outcome.Result> results = new ArrayList<>();
        return Multi.createFrom()
                .iterable(learn.voice().channels())
                .onItem()
                .transformToUniAndConcatenate(
                        channel -> Uni.createFrom().deferred(() -> unlessTold(channel, text, now, results)))
                .onItem()
                .ignoreAsUni()
                .map(done -> results.contains(Outcome.Result.OK) || results.contains(Outcome.Result.MAYBE));
    }

    private Uni<Void> unlessTold(Channel channel, SilenceText text, Instant now, List<Outcome.Result> results) {
        return results.contains(Outcome.Result.OK)
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .deferred(() -> through(channel, text, now))
                        .onFailure()
                        .invoke(failure ->
                                LOG.warnf("Dead-man switch: %s cannot be spoken to: %s", channel.name(), failure))
                        .onFailure()
                        .recoverWithItem(Outcome.Result.PERM)
                        .invoke(result -> note(channel, result, results))
                        .replaceWithVoid();
    }

    private static void note(Channel channel, Outcome.Result result, List<Outcome.Result> results) {
        results.add(result);
        LOG.infof("Dead-man switch: told through %s, %s", channel.name(), result);
    }

    /** The best that came of its letters. */
    private Uni<Outcome.Result> through(Channel channel, SilenceText text, Instant now) {
        Messenger messenger = messengers.needed(channel.kind());
        return Multi.createFrom()
                .iterable(letters(channel, messenger, text, now))
                .onItem()
                .transformToUniAndConcatenate(letter -> room.in(channel, letter)
                        .chain(left -> left
                                ? sent(channel, messenger, letter)
                                : Uni.createFrom().item(Outcome.Result.THROTTLED)))
                .collect()
                .asList()
                .map(TellSilence::best);
    }

    /** A provider that never answers, or an address it chokes on, must not keep the others from being told. */
    private Uni<Outcome.Result> sent(Channel channel, Messenger messenger, Letter letter) {
        return Uni.createFrom()
                .deferred(() -> messenger.send(channel, letter))
                .map(Outcome::result)
                .ifNoItem()
                .after(config.sendTimeout())
                .recoverWithItem(Outcome.Result.MAYBE)
                .onFailure()
                .recoverWithItem(Outcome.Result.RETRY);
    }

    private static Outcome.Result best(List<Outcome.Result> results) {
        return Stream.of(Outcome.Result.OK, Outcome.Result.MAYBE)
                .filter(results::contains)
                .findFirst()
                .orElse(results.isEmpty() ? Outcome.Result.PERM : results.get(0));
    }

    private List<Letter> letters(Channel channel, Messenger messenger, SilenceText text, Instant now) {
        if (messenger.reach() == Messenger.Reach.GROUP) {
            return List.of(letter(messenger, text, List.of(), now));
        }
        String kind = messenger.contacts().get(0);
        return Stream.of(channel.secret(Channel.DEADMAN_TO).split(","))
                .map(String::strip)
                .filter(to -> !to.isEmpty())
                .map(to ->
                        letter(messenger, text, List.of(new Recipient(null, "", List.of(new Contact(kind, to)))), now))
                .toList();
    }

    private Letter letter(Messenger messenger, SilenceText text, List<Recipient> to, Instant now) {
        UUID id = TimeOrderedId.next();
        int most = messenger.mostBytes();
        return new Letter(
                id.toString(),
                0,
                most == 0 ? "" : ByteSplit.parts(text.whole(), most).get(0),
                to,
                variables(text),
                about(id, text, now));
    }

    /** A code is asked of nobody. */
    private static Map<String, String> variables(SilenceText text) {
        return Map.of(
                "level", text.brief(),
                "title", text.title(),
                "brand", "狼烟",
                "code", "",
                "brief", text.brief(),
                "handle", "",
                "pin", "");
    }

    private Subject about(UUID id, SilenceText text, Instant now) {
        return new Subject(
                id,
                Envelope.ALL_BRANDS,
                Level.NONE.code(),
                text.isGoodNews() ? "heartbeat-back" : "heartbeat-silent",
                text.title(),
                now,
                null,
                false,
                false,
                config.publicUrl().toString(),
                null,
                null);
    }
}
