package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.channel.Subject;
import io.langyan.notification.message.ByteSplit;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.message.TemplateVariables;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Writes what a push says, the same each time it is asked. */
@ApplicationScoped
class WriteLetter {

    private final People people;
    private final AckLinks links;
    private final TextOf texts;

    WriteLetter(People people, AckLinks links, TextOf texts) {
        this.people = people;
        this.links = links;
        this.texts = texts;
    }

    /** One part of a push, and how many there are. */
    record Part(Letter letter, int parts) {}

    /** Whom a push is for, and what lets them answer. */
    private record Addressed(List<PersonRow> people, String link, String code) {}

    Uni<Part> part(PageRow page, PushRow push, Channel channel, Messenger messenger, Instant now) {
        return people.of(push.peopleIds())
                .chain(rows ->
                        links.of(page.id, push.person, now).map(ack -> new Addressed(rows, ack.link(), ack.code())))
                .chain(to -> texts.of(page, occasion(push, to), channel, messenger, alone(push, to.people()))
                        .map(text -> write(page, push, messenger, to, text)));
    }

    private static Occasion occasion(PushRow push, Addressed to) {
        return new Occasion(to.people().stream().map(row -> row.name).toList(), to.link(), push.repeated, false);
    }

    /** The one person whom the push is for, who reads in their own way. */
    private static PersonRow alone(PushRow push, List<PersonRow> people) {
        return push.person == null || people.isEmpty() ? null : people.get(0);
    }

    private Part write(PageRow page, PushRow push, Messenger messenger, Addressed to, String text) {
        List<String> parts = messenger.mostBytes() == 0 ? List.of("") : ByteSplit.parts(text, messenger.mostBytes());
        int part = Math.min(push.part, parts.size() - 1);
        Letter letter = new Letter(
                push.id.toString(),
                part,
                parts.get(part),
                to.people().stream().map(this::recipient).toList(),
                TemplateVariables.of(page, text, to.code(), occasion(push, to)),
                about(page, push, to.link()));
        return new Part(letter, parts.size());
    }

    private Recipient recipient(PersonRow row) {
        return new Recipient(row.id, row.name, people.contacts(row));
    }

    private static Subject about(PageRow page, PushRow push, String link) {
        return new Subject(
                page.id,
                page.brand,
                page.gravity().code(),
                page.why,
                page.title,
                page.openedAt,
                page.drill,
                page.trial,
                push.repeated,
                link);
    }
}
