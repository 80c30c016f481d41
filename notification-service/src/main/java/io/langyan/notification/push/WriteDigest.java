package io.langyan.notification.push;

import io.langyan.notification.NotificationConfig;
import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.DigestSettings;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.claim.Claims;
import io.langyan.notification.claim.Tokens;
import io.langyan.notification.message.DigestText;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.people.People;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what a digest says. A page's link is the person's own where the channel reaches one, so each page is answered by itself. */
@ApplicationScoped
class WriteDigest {

    private static final Comparator<Told> GRAVEST_THEN_NEWEST = Comparator.<Told, Integer>comparing(
                    told -> told.page().gravity().ordinal())
            .thenComparing(told -> told.page().openedAt)
            .reversed();

    private final Pages pages;
    private final People people;
    private final Claims claims;
    private final Tokens tokens;
    private final String publicUrl;

    WriteDigest(Pages pages, People people, Claims claims, Tokens tokens, NotificationConfig config) {
        this.pages = pages;
        this.people = people;
        this.claims = claims;
        this.tokens = tokens;
        this.publicUrl = config.publicUrl().toString();
    }

    private record Told(PageRow page, PushRow push) {}

    Uni<Letter> digest(DigestRow digest, List<PushRow> gathered, Channel channel, Messenger messenger, Instant now) {
        return people.of(gathered.stream()
                        .flatMap(push -> push.peopleIds().stream())
                        .distinct()
                        .toList())
                .map(rows -> rows.stream()
                        .map(row -> new Recipient(row.id, row.name, people.contacts(row)))
                        .toList())
                .chain(to -> items(gathered, now).map(items -> letter(digest, items, to, channel, messenger)));
    }

    private Letter letter(
            DigestRow digest, List<DigestText.Item> items, List<Recipient> to, Channel channel, Messenger messenger) {
        List<String> names = to.stream().map(Recipient::name).toList();
        String text = DigestText.in(DigestSettings.language(channel.settings()))
                .write(items, names, publicUrl + "/#/pages", messenger.mostBytes());
        return new Letter(digest.id.toString(), 0, text, to, Map.of(), null);
    }

    private Uni<List<DigestText.Item>> items(List<PushRow> gathered, Instant now) {
        Collection<PushRow> pushes = onePerPage(gathered);
        return pages.of(pushes.stream().map(push -> push.pageId).toList())
                .map(rows -> rows.stream().collect(Collectors.toMap(page -> page.id, Function.identity())))
                .map(byId -> pushes.stream()
                        .map(push -> new Told(byId.get(push.pageId), push))
                        .sorted(GRAVEST_THEN_NEWEST)
                        .toList())
                .chain(told -> linked(told, now));
    }

    /** Two steps of a page may wait at once: it is listed once, as a repeat if either may be one. */
    private static Collection<PushRow> onePerPage(List<PushRow> gathered) {
        return gathered.stream()
                .collect(Collectors.toMap(
                        push -> push.pageId,
                        Function.identity(),
                        (first, second) -> second.repeated ? second : first,
                        LinkedHashMap::new))
                .values();
    }

    /** Links cost a question each while the channel is held, so what cannot be listed has none. */
    private Uni<List<DigestText.Item>> linked(List<Told> all, Instant now) {
        Uni<List<DigestText.Item>> chain = Uni.createFrom().item(new ArrayList<>());
        for (Told told : all) {
            chain = chain.chain(items -> (items.size() < DigestText.MOST_LISTED
                            ? link(told.push(), now)
                            : Uni.createFrom().<String>nullItem())
                    .map(link -> new DigestText.Item(told.page(), told.push().repeated, link))
                    .invoke(items::add)
                    .replaceWith(items));
        }
        return chain;
    }

    private Uni<String> link(PushRow push, Instant now) {
        return push.person == null
                ? Uni.createFrom().item(publicUrl + "/#/pages/" + push.pageId)
                : claims.of(push.pageId, push.person, now).map(claim -> publicUrl + "/p/ack/" + tokens.link(claim.id));
    }
}
