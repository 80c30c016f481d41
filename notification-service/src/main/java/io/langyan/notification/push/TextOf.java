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
import io.langyan.notification.template.StandingText.Asked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /**
     * A page that is told.
     *
     * @param why the reason by which its template is chosen
     * @param person the one reader, or null for a group
     */
    record Telling(String why, PageRow page, Occasion occasion, PersonRow person) {}

    /** What is told, and who reads it. */
    record Written(String text, Reader reader) {}

    /** In the order of the tellings. */
    Uni<List<Written>> of(List<Telling> all, Channel channel, Messenger messenger) {
        List<Reader> readers =
                all.stream().map(each -> reader(channel, each.person())).toList();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            PageRow page = all.get(i).page();
            asked.add(new Asked(all.get(i).why(), readers.get(i).language(), page.openedAt));
        }
        return texts.of(asked, media.of(messenger)).map(templates -> {
            List<Written> written = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Telling each = all.get(i);
                Reader reader = readers.get(i);
                String text = templates.get(i).fill(PageText.values(each.page(), each.occasion(), reader));
                written.add(new Written(text, reader));
            }
            return written;
        });
    }

    /** What a digest says does not last: sent again it may hold other pages, so it is told as the templates stand now. */
    Uni<String> of(Digest digest, Channel channel, Messenger messenger, PersonRow person, Instant now) {
        Reader reader = reader(channel, person);
        return texts.of(List.of(new Asked(TemplateKey.DIGEST, reader.language(), now)), media.of(messenger))
                .map(templates -> DigestText.of(templates.get(0), digest, reader, messenger.mostBytes()));
    }

    private Reader reader(Channel channel, PersonRow person) {
        return person == null ? readers.of(channel) : readers.of(person);
    }
}
