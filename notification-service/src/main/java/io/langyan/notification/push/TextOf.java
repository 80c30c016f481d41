package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.message.Digest;
import io.langyan.notification.message.DigestText;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.message.PageText;
import io.langyan.notification.message.Reader;
import io.langyan.notification.message.TemplateKey;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.template.Media;
import io.langyan.notification.template.Readers;
import io.langyan.notification.template.StandingText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A page in the words of the template that stood when it was opened, and a digest of many, as their reader reads. */
@ApplicationScoped
class TextOf {

    private final StandingText texts;
    private final Media media;
    private final Readers readers;

    TextOf(StandingText texts, Media media, Readers readers) {
        this.texts = texts;
        this.media = media;
        this.readers = readers;
    }

    /** @param person the one reader, or null for a group */
    Uni<String> of(PageRow page, Occasion occasion, Channel channel, Messenger messenger, PersonRow person) {
        Reader reader = reader(channel, person);
        return texts.of(page.why, media.of(messenger), reader.language(), page.openedAt)
                .map(template -> template.fill(PageText.values(page, occasion, reader)));
    }

    /** What a digest says does not last: sent again it may hold other pages, so it is told as the templates stand now. */
    Uni<String> of(Digest digest, Channel channel, Messenger messenger, PersonRow person, Instant now) {
        Reader reader = reader(channel, person);
        return texts.of(TemplateKey.DIGEST, media.of(messenger), reader.language(), now)
                .map(template -> DigestText.of(template, digest, reader, messenger.mostBytes()));
    }

    private Reader reader(Channel channel, PersonRow person) {
        return person == null ? readers.of(channel) : readers.of(person);
    }
}
