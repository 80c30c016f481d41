package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.push.Uses.Use;
import io.langyan.notification.push.WriteLetter.Part;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins attempts: lease, place in the limit, attempt row and letter of each push, before anything is sent. */
@ApplicationScoped
class Begin {

    /** More than the time limit of a request, so a live sender is not overtaken. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Attempts attempts;
    private final Uses uses;
    private final Numbers numbers;
    private final WriteLetter write;
    private final NotificationConfig config;
    private final String owner = UUID.randomUUID().toString();

    Begin(Attempts attempts, Uses uses, Numbers numbers, WriteLetter write, NotificationConfig config) {
        this.attempts = attempts;
        this.uses = uses;
        this.numbers = numbers;
        this.write = write;
        this.config = config;
    }

    /** @param probe the channel was down */
    Uni<List<Sending>> attempts(
            Mutiny.Session session,
            Channel channel,
            Messenger messenger,
            List<PushRow> pushes,
            boolean probe,
            Instant now) {
        return write.parts(pushes, channel, messenger, now)
                .chain(parts -> places(session, channel, messenger, reached(parts, messenger), now)
                        .chain(places -> sendings(pushes, places, parts, probe, channel, now)));
    }

    private Uni<List<Sending>> sendings(
            List<PushRow> pushes, List<UUID> places, List<Part> parts, boolean probe, Channel channel, Instant now) {
        List<AttemptRow> attempts = new ArrayList<>();
        List<Sending> sendings = new ArrayList<>();
        for (int i = 0; i < pushes.size(); i++) {
            AttemptRow attempt = lease(pushes.get(i), places.get(i), now);
            attempt.parts = parts.get(i).parts();
            attempts.add(attempt);
            sendings.add(sending(pushes.get(i), attempt, parts.get(i), probe, channel));
        }
        return this.attempts.persist(attempts).replaceWith(sendings);
    }

    private static Sending sending(PushRow push, AttemptRow attempt, Part part, boolean probe, Channel channel) {
        return new Sending(
                List.of(begun(push, attempt)), null, attempt.useId, part.parts(), probe, channel, part.letter());
    }

    private List<String> reached(List<Part> parts, Messenger messenger) {
        List<String> reached = new ArrayList<>();
        parts.forEach(part -> reached.add(numbers.of(part.letter(), messenger)));
        return reached;
    }

    /**
     * Takes places in the channel's limits; nulls when there are none.
     *
     * @param reached the number of each message, null where it reaches no phone
     */
    Uni<List<UUID>> places(
            Mutiny.Session session, Channel channel, Messenger messenger, List<String> reached, Instant now) {
        if (!messenger.isLimited()) {
            return Uni.createFrom().item(Collections.nCopies(reached.size(), null));
        }
        List<Use> taken = reached.stream().map(Use::of).toList();
        return uses.take(session, taken, channel.name(), now.plus(config.sendTimeout()))
                .replaceWith(taken.stream().map(Use::id).toList());
    }

    /** Leases the push; its attempt is not persisted yet. */
    AttemptRow lease(PushRow push, UUID useId, Instant now) {
        push.lease(owner, now.plus(config.sendTimeout()).plus(SLACK));
        AttemptRow attempt = new AttemptRow();
        attempt.id = TimeOrderedId.next();
        attempt.pushId = push.id;
        attempt.number = push.attempts;
        attempt.part = push.part;
        attempt.parts = 1;
        attempt.startedAt = now;
        attempt.useId = useId;
        return attempt;
    }

    static Sending.Begun begun(PushRow push, AttemptRow attempt) {
        return new Sending.Begun(push.id, push.pageId, attempt.id, push.attempts);
    }
}
