package io.langyan.notification.push;

import io.langyan.notification.channel.Channel;
import io.langyan.notification.channel.Letter;
import io.langyan.notification.channel.Messenger;
import io.langyan.notification.channel.Recipient;
import io.langyan.notification.message.Digest;
import io.langyan.notification.message.DigestText;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.page.Pages;
import io.langyan.notification.people.People;
import io.langyan.notification.people.PersonRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

    private static final Comparator<Told> CALLS_THEN_GRAVEST_THEN_NEWEST = Comparator.<Told, Boolean>comparing(
                    told -> !told.push().notice)
            .thenComparing(told -> told.page().gravity().ordinal())
            .thenComparing(told -> told.page().openedAt)
            .reversed();

    private final Pages pages;
    private final People people;
    private final AckLinks links;
    private final TextOf texts;

    WriteDigest(Pages pages, People people, AckLinks links, TextOf texts) {
        this.pages = pages;
        this.people = people;
        this.links = links;
        this.texts = texts;
    }

    private record Told(PageRow page, PushRow push) {}

    Uni<Letter> digest(DigestRow digest, List<PushRow> gathered, Channel channel, Messenger messenger, Instant now) {
        return people.of(gathered.stream()
                        .flatMap(push -> push.peopleIds().stream())
                        .distinct()
                        .toList())
                .chain(rows -> items(gathered, now)
                        .map(items -> new Digest(items, names(rows), links.all(), false))
                        .chain(told -> texts.of(told, channel, messenger, alone(digest, rows), now))
                        .map(text -> letter(digest, text, rows)));
    }

    private static List<String> names(List<PersonRow> rows) {
        return rows.stream().map(row -> row.name).toList();
    }

    /** The one person whom the digest is for, who reads in their own way. */
    private static PersonRow alone(DigestRow digest, List<PersonRow> rows) {
        return digest.person == null || rows.isEmpty() ? null : rows.get(0);
    }

    private Letter letter(DigestRow digest, String text, List<PersonRow> rows) {
        List<Recipient> to = rows.stream()
                .map(row -> new Recipient(row.id, row.name, people.contacts(row)))
                .toList();
        return new Letter(digest.id.toString(), 0, text, to, Map.of(), null);
    }

    private Uni<List<Digest.Item>> items(List<PushRow> gathered, Instant now) {
        Collection<PushRow> pushes = onePerPage(gathered);
        return pages.byId(pushes.stream().map(push -> push.pageId).toList())
                .map(byId -> pushes.stream()
                        .map(push -> new Told(byId.get(push.pageId), push))
                        .sorted(CALLS_THEN_GRAVEST_THEN_NEWEST)
                        .toList())
                .chain(told -> linked(told, now));
    }

    /** Two steps of a page may wait at once: it is listed once, as a repeat if either may be one, and as a call if either is. */
    private static Collection<PushRow> onePerPage(List<PushRow> gathered) {
        return gathered.stream()
                .collect(Collectors.toMap(
                        push -> push.pageId, Function.identity(), WriteDigest::rather, LinkedHashMap::new))
                .values();
    }

    private static PushRow rather(PushRow first, PushRow second) {
        return second.repeated && !second.notice || first.notice ? second : first;
    }

    /** What cannot be listed has no link. */
    private Uni<List<Digest.Item>> linked(List<Told> all, Instant now) {
        List<PushRow> listed =
                all.stream().limit(DigestText.MOST_LISTED).map(Told::push).toList();
        return links.of(listed, now).map(acks -> all.stream()
                .map(told -> item(told, acks.get(told.push().id)))
                .toList());
    }

    private static Digest.Item item(Told told, AckLinks.Ack ack) {
        return new Digest.Item(told.page(), told.push().repeated, ack == null ? null : ack.link(), told.push().notice);
    }
}
