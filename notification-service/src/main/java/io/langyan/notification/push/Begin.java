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
        Instant latest = now.plus(config.sendTimeout());
        push.lease(owner, latest.plus(SLACK));
        AttemptRow attempt = row(push, !messenger.limits().isEmpty(), now);
        Uni<Void> place = attempt.useId == null
                ? Uni.createFrom().voidItem()
                : uses.take(session, attempt.useId, channel.name(), latest);
        return place.chain(() -> pages.findById(push.pageId))
                .chain(page -> write.part(page, push, channel, messenger, now))
                .invoke(part -> attempt.parts = part.parts())
                .call(() -> attempts.persist(attempt))
                .map(part -> new Sending(
                        push.id,
                        push.pageId,
                        attempt.id,
                        attempt.useId,
                        push.attempts,
                        part.parts(),
                        probe,
                        channel,
                        part.letter()));
    }

    private static AttemptRow row(PushRow push, boolean limited, Instant now) {
        AttemptRow attempt = new AttemptRow();
        attempt.id = TimeOrderedId.next();
        attempt.pushId = push.id;
        attempt.number = push.attempts;
        attempt.part = push.part;
        attempt.startedAt = now;
        attempt.useId = limited ? TimeOrderedId.next() : null;
        return attempt;
    }
}
