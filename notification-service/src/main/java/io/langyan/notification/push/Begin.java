package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.push.WriteLetter.Part;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins attempts: lease, place in the limit, attempt row and letter of each push, before anything is sent. */
@ApplicationScoped
class Begin {

    /** More than the time limit of a request, so a live sender is not overtaken. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Attempts attempts;
    private final Uses uses;
    private final WriteLetter write;
    private final NotificationConfig config;
    private final String owner = UUID.randomUUID().toString();

    Begin(Attempts attempts, Uses uses, WriteLetter write, NotificationConfig config) {
        this.attempts = attempts;
        this.uses = uses;
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
                .chain(parts -> places(session, channel, messenger, pushes.size(), now)
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

    /** Takes places in the channel's limit for so many messages; nulls when there is no limit. */
    Uni<List<UUID>> places(Mutiny.Session session, Channel channel, Messenger messenger, int count, Instant now) {
        if (messenger.limits().isEmpty()) {
            return Uni.createFrom().item(Collections.nCopies(count, null));
        }
        List<UUID> ids = Stream.generate(TimeOrderedId::next).limit(count).toList();
        return uses.take(session, ids, channel.name(), now.plus(config.sendTimeout()))
                .replaceWith(ids);
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
