package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.channel.Subject;
import io.langyan.notification.message.Occasion;
import io.langyan.notification.message.PageParts;
import io.langyan.notification.message.TemplateKey;
import io.langyan.notification.message.TemplateVariables;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.push.TextOf.Telling;
import io.langyan.notification.push.TextOf.Written;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what pushes say, the same each time it is asked. What they are made of is read for all of them at once. */
@ApplicationScoped
class WriteLetter {

    private final Pages pages;
    private final People people;
    private final AckLinks links;
    private final TextOf texts;

    WriteLetter(Pages pages, People people, AckLinks links, TextOf texts) {
        this.pages = pages;
        this.people = people;
        this.links = links;
        this.texts = texts;
    }

    /** One part of a push, and how many there are. */
    record Part(Letter letter, int parts) {}

    /** A push, whom it is for, and what lets them answer. */
    private record Addressed(PushRow push, PageRow page, List<PersonRow> people, AckLinks.Ack ack) {

        Telling telling() {
            String why = push.notice ? TemplateKey.ANSWERED : page.why;
            return new Telling(why, page, occasion(), push.person == null || people.isEmpty() ? null : people.get(0));
        }

        Occasion occasion() {
            return new Occasion(people.stream().map(row -> row.name).toList(), ack.link(), push.repeated, false);
        }
    }

    /** @return in the order of the pushes */
    Uni<List<Part>> parts(List<PushRow> pushes, Channel channel, Messenger messenger, Instant now) {
        return addressed(pushes, now)
                .chain(all -> texts.of(all.stream().map(Addressed::telling).toList(), channel, messenger)
                        .map(written -> parts(all, written, messenger)));
    }

    private Uni<List<Addressed>> addressed(List<PushRow> pushes, Instant now) {
        return pages.byId(pushes.stream().map(push -> push.pageId).collect(Collectors.toSet()))
                .chain(pageOf -> people.of(everybody(pushes))
                        .chain(rows -> links.of(pushes, now).map(acks -> pushes.stream()
                                .map(push -> new Addressed(
                                        push, pageOf.get(push.pageId), meant(push, rows), acks.get(push.id)))
                                .toList())));
    }

    private static Set<UUID> everybody(List<PushRow> pushes) {
        return pushes.stream().flatMap(push -> push.peopleIds().stream()).collect(Collectors.toSet());
    }

    private static List<PersonRow> meant(PushRow push, List<PersonRow> people) {
        Set<UUID> ids = new HashSet<>(push.peopleIds());
        return people.stream().filter(person -> ids.contains(person.id)).toList();
    }

    private List<Part> parts(List<Addressed> all, List<Written> written, Messenger messenger) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            parts.add(part(all.get(i), written.get(i), messenger));
        }
        return parts;
    }

    private Part part(Addressed to, Written written, Messenger messenger) {
        List<String> parts = messenger.mostBytes() == 0
                ? List.of("")
                : PageParts.of(written.text(), messenger.mostBytes(), to.page(), to.occasion(), written.reader());
        int part = Math.min(to.push().part, parts.size() - 1);
        Letter letter = new Letter(
                to.push().id.toString(),
                part,
                parts.get(part),
                to.people().stream().map(this::recipient).toList(),
                TemplateVariables.of(to.page(), written.text(), to.ack().code(), to.occasion()),
                to.push().notice ? null : about(to.page(), to.push(), to.ack().link()),
                to.page().conversation);
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
                link,
                page.crisisId,
                page.incidentId);
    }
}
