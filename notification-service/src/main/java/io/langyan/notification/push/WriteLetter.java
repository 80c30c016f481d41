package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.channel.Subject;
import io.langyan.notification.claim.ClaimRow;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Tokens;
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
    private final Claims claims;
    private final Tokens tokens;
    private final TextOf texts;
    private final NotificationConfig config;

    WriteLetter(People people, Claims claims, Tokens tokens, TextOf texts, NotificationConfig config) {
        this.people = people;
        this.claims = claims;
        this.tokens = tokens;
        this.texts = texts;
        this.config = config;
    }

    /** One part of a push, and how many there are. */
    record Part(Letter letter, int parts) {}

    /** Whom a push is for, and what lets them answer. */
    private record Addressed(List<PersonRow> people, String link, String code) {}

    Uni<Part> part(PageRow page, PushRow push, Channel channel, Messenger messenger, Instant now) {
        return people.of(push.peopleIds())
                .chain(rows -> addressed(page, push, rows, now))
                .chain(to -> texts.of(page, occasion(push, to), channel, messenger, alone(push, to.people()))
                        .map(text -> write(page, push, messenger, to, text)));
    }

    private Uni<Addressed> addressed(PageRow page, PushRow push, List<PersonRow> rows, Instant now) {
        return push.person == null
                ? Uni.createFrom().item(new Addressed(rows, signIn(page), ""))
                : claims.of(page.id, push.person, now)
                        .map(claim -> new Addressed(rows, link(claim), tokens.code(claim)));
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

    /** A group sees the link, so it asks to sign in. */
    private String signIn(PageRow page) {
        return config.publicUrl() + "/#/pages/" + page.id;
    }

    private String link(ClaimRow claim) {
        return config.publicUrl() + "/p/ack/" + tokens.link(claim.id);
    }
}
