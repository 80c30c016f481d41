package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.message.PageText;
import io.langyan.notification.message.Reader;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.template.Media;
import io.langyan.notification.template.Readers;
import io.langyan.notification.template.StandingText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A page in the words of the template that stood when it was opened, as its reader reads. */
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
        Reader reader = person == null ? readers.of(channel) : readers.of(person);
        return texts.of(page.why, media.of(messenger), reader.language(), page.openedAt)
                .map(template -> template.fill(PageText.values(page, occasion, reader)));
    }
}
