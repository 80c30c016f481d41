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
import io.langyan.notification.message.PageText;
import io.langyan.notification.message.TemplateVariables;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.people.People;
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
    private final NotificationConfig config;

    WriteLetter(People people, Claims claims, Tokens tokens, NotificationConfig config) {
        this.people = people;
        this.claims = claims;
        this.tokens = tokens;
        this.config = config;
    }

    /** One part of a push, and how many there are. */
    record Part(Letter letter, int parts) {}

    Uni<Part> part(PageRow page, PushRow push, Channel channel, Messenger messenger, Instant now) {
        return recipients(push)
                .chain(to -> push.person == null
                        ? Uni.createFrom().item(write(page, push, messenger, to, signIn(page), ""))
                        : claims.of(page.id, push.person, now)
                                .map(claim -> write(page, push, messenger, to, link(claim), tokens.code(claim))));
    }

    private Part write(PageRow page, PushRow push, Messenger messenger, List<Recipient> to, String link, String code) {
        List<String> names = to.stream().map(Recipient::name).toList();
        String text = PageText.chat(page, names, link, push.repeated);
        List<String> parts = messenger.mostBytes() == 0 ? List.of("") : ByteSplit.parts(text, messenger.mostBytes());
        int part = Math.min(push.part, parts.size() - 1);
        Letter letter = new Letter(
                push.id.toString(),
                part,
                parts.get(part),
                to,
                TemplateVariables.of(page, code, push.repeated),
                about(page, push, link));
        return new Part(letter, parts.size());
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

    private Uni<List<Recipient>> recipients(PushRow push) {
        return people.of(push.peopleIds()).map(rows -> rows.stream()
                .map(row -> new Recipient(row.id, row.name, people.contacts(row)))
                .toList());
    }

    /** A group sees the link, so it asks to sign in. */
    private String signIn(PageRow page) {
        return config.publicUrl() + "/#/pages/" + page.id;
    }

    private String link(ClaimRow claim) {
        return config.publicUrl() + "/p/ack/" + tokens.link(claim.id);
    }
}
