package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Begins an attempt: lease, place in the limit, attempt row and letter, before anything is sent. */
@ApplicationScoped
class Begin {

    /** More than the time limit of a request, so a live sender is not overtaken. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final Pages pages;
    private final Attempts attempts;
    private final Uses uses;
    private final WriteLetter write;
    private final NotificationConfig config;
    private final String owner = UUID.randomUUID().toString();

    Begin(Pages pages, Attempts attempts, Uses uses, WriteLetter write, NotificationConfig config) {
        this.pages = pages;
        this.attempts = attempts;
        this.uses = uses;
        this.write = write;
        this.config = config;
    }

    /** @param probe the channel was down */
    Uni<Sending> attempt(
            Mutiny.Session session, Channel channel, Messenger messenger, PushRow push, boolean probe, Instant now) {
        return place(session, channel, messenger, now).chain(useId -> {
            AttemptRow attempt = lease(push, useId, now);
            return pages.findById(push.pageId)
                    .chain(page -> write.part(page, push, channel, messenger, now))
                    .invoke(part -> attempt.parts = part.parts())
                    .call(() -> attempts.persist(attempt))
                    .map(part -> new Sending(
                            List.of(begun(push, attempt)), null, useId, part.parts(), probe, channel, part.letter()));
        });
    }

    /** Takes a place in the channel's limit for one message; null when there is no limit. */
    Uni<UUID> place(Mutiny.Session session, Channel channel, Messenger messenger, Instant now) {
        if (messenger.limits().isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        UUID id = TimeOrderedId.next();
        return uses.take(session, id, channel.name(), now.plus(config.sendTimeout()))
                .replaceWith(id);
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
