package io.langyan.notification.push;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Level;
import io.langyan.notification.card.HeldCards;
import io.langyan.notification.channel.AnswerSettings;
import io.langyan.notification.channel.ChannelRow;
import io.langyan.notification.channel.Channels;
import io.langyan.notification.channel.Messengers;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.push.Pushes.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells everybody whom the page of a crisis has reached since it was answered last that somebody has answered it (谁已接手), by the channels that
 * reached them: nobody else need take it up. Where it has reached nobody since, they hear of it who were told of the answer before. A card that can
 * be edited says so itself. Behind all calls, nothing depends on it and it is soon no news any more; so in quiet hours nobody is told.
 */
@ApplicationScoped
public class TellAnswer {

    private static final Set<String> REACHED = Set.of(PushRow.SENT, PushRow.MAYBE);

    private final Pushes pushes;
    private final Channels channels;
    private final Messengers messengers;
    private final HeldCards cards;

    TellAnswer(Pushes pushes, Channels channels, Messengers messengers, HeldCards cards) {
        this.pushes = pushes;
        this.channels = channels;
        this.messengers = messengers;
        this.cards = cards;
    }

    /** Call within the transaction that answers the page. */
    public Uni<Void> of(PageRow answered, Instant now) {
        return answered.gravity().isCrisis() && !answered.ladder.restsAt(now)
                ? pushes.ofPages(List.of(answered.id)).chain(all -> all.isEmpty() ? nobody() : tell(answered, all, now))
                : nobody();
    }

    private Uni<Void> tell(PageRow answered, List<PushRow> all, Instant now) {
        return channels.sorted()
                .map(this::telling)
                .chain(telling -> cards.of(answered.id, now).map(held -> notices(answered, all, telling, held, now)))
                .chain(notices -> notices.isEmpty() ? nobody() : pushes.persist(notices));
    }

    /** Secrets stay sealed, for only settings are asked. */
    private Set<String> telling(List<ChannelRow> rows) {
        return rows.stream()
                .filter(row -> row.enabled && tells(row))
                .map(row -> row.name)
                .collect(Collectors.toSet());
    }

    private boolean tells(ChannelRow row) {
        return messengers
                .of(row.kind)
                .filter(messenger -> AnswerSettings.told(row.settings, messenger))
                .isPresent();
    }

    /**
     * One for each channel and person; a group is told although it may hold who answered.
     *
     * @param held pushes that are cards which can be edited: those say who has it themselves
     */
    private static List<PushRow> notices(
            PageRow answered, List<PushRow> all, Set<String> telling, Set<UUID> held, Instant now) {
        UUID by = answered.answer().person();
        int rung = number(answered, all);
        Set<Place> places = Stream.concat(
                        all.stream().map(Place::of),
                        all.stream()
                                .filter(push -> held.contains(push.id))
                                .map(push -> new Place(push.pageId, rung, push.channel, push.person)))
                .collect(Collectors.toCollection(HashSet::new));
        return concerned(answered, all).stream()
                .filter(push -> telling.contains(push.channel))
                .filter(push -> push.person == null || !push.person.equals(by))
                .filter(push -> places.add(new Place(push.pageId, rung, push.channel, push.person)))
                .map(push -> notice(push, rung, now))
                .toList();
    }

    /** Below that of every answer before, also where no step was taken since. */
    private static int number(PageRow answered, List<PushRow> all) {
        return Math.min(-answered.climbed, lowest(all) - 1);
    }

    private static int lowest(List<PushRow> all) {
        return all.stream().mapToInt(push -> push.rung).min().orElse(0);
    }

    private static List<PushRow> concerned(PageRow answered, List<PushRow> all) {
        int told = lowest(all);
        List<PushRow> reached =
                all.stream().filter(push -> REACHED.contains(push.state)).toList();
        List<PushRow> since =
                reached.stream().filter(push -> push.rung >= answered.runFrom()).toList();
        return since.isEmpty()
                ? reached.stream()
                        .filter(push -> push.notice && push.rung == told)
                        .toList()
                : since;
    }

    private static PushRow notice(PushRow of, int rung, Instant now) {
        PushRow row = new PushRow();
        row.id = TimeOrderedId.next();
        row.notice = true;
        row.pageId = of.pageId;
        row.brand = of.brand;
        row.drill = of.drill;
        row.rung = rung;
        row.channel = of.channel;
        row.person = of.person;
        row.people = of.person == null ? List.of() : List.of(of.person.toString());
        row.priority = Level.NONE.ordinal();
        row.createdAt = now;
        row.triedFrom = now;
        row.notBefore = now;
        return row;
    }

    private static Uni<Void> nobody() {
        return Uni.createFrom().voidItem();
    }
}
