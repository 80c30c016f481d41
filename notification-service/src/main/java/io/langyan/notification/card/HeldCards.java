package io.langyan.notification.card;

import io.langyan.notification.channel.SentCard;
import io.langyan.notification.page.PageRow;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All cards that can still be edited. Call with their page locked, so that no card is kept beside an answer that does not see
 * it.
 */
@ApplicationScoped
public class HeldCards implements PanacheRepositoryBase<HeldCardRow, UUID> {

    /** So long WeChat Work lets a card be edited. */
    private static final Duration VALID = Duration.ofHours(72);

    private final Vault vault;

    HeldCards(Vault vault) {
        this.vault = vault;
    }

    /** Keeps what a push became. When its page needs no answer any more the button is to go at once. */
    public Uni<Void> keep(PageRow page, UUID push, String channel, SentCard card, Instant now) {
        return findById(push).chain(known -> {
            HeldCardRow row = known == null ? new HeldCardRow() : known;
            row.pushId = push;
            row.pageId = page.id;
            row.channel = channel;
            row.sealed = vault.seal(name(push), card.code() + "\n" + card.user());
            row.validUntil = now.plus(VALID);
            row.tries = 0;
            row.label = CardLabel.of(page).orElse(null);
            row.nextAt = row.label == null ? null : now;
            return known == null
                    ? persist(row).replaceWithVoid()
                    : Uni.createFrom().voidItem();
        });
    }

    SentCard open(HeldCardRow row) {
        String[] parts = vault.open(name(row.pushId), row.sealed).split("\n", 2);
        return new SentCard(parts[1], parts[0]);
    }

    private static String name(UUID push) {
        return "card/" + push;
    }

    /** The pushes of a page that are such cards. */
    public Uni<Set<UUID>> of(UUID page, Instant now) {
        return getSession()
                .chain(session -> session.createQuery(
                                "select pushId from HeldCardRow where pageId = :page and validUntil > :now", UUID.class)
                        .setParameter("page", page)
                        .setParameter("now", now)
                        .getResultList())
                .map(Set::copyOf);
    }

    /** The button of every card of these pages is to be replaced; what is to be replaced already stays. */
    public Uni<Void> takeButtons(Collection<UUID> pages, String label, Instant now) {
        return pages.isEmpty()
                ? Uni.createFrom().voidItem()
                : getSession()
                        .chain(session -> session.createNativeQuery(
                                        """
                                        update held_card set label = :label, next_at = :now
                                        where page_id in (:pages) and label is null and valid_until > :now""")
                                .setParameter("label", label)
                                .setParameter("now", utc(now))
                                .setParameter("pages", pages)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    /** The page was answered: its cards say by whom, those also that were still to name who had answered it before. */
    public Uni<Void> answered(UUID page, String name, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                update held_card set label = :label, next_at = coalesce(next_at, :now)
                                where page_id = :page and valid_until > :now""")
                        .setParameter("label", CardLabel.taken(name))
                        .setParameter("now", utc(now))
                        .setParameter("page", page)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Its button was pressed, and is replaced by the answer to that. */
    public Uni<Void> pressed(UUID page, UUID push) {
        return delete("pushId = ?1 and pageId = ?2", push, page).replaceWithVoid();
    }

    /** Those to be edited by now, held until then, so that no other replica edits them meanwhile. */
    Uni<List<HeldCardRow>> lease(Instant now, Instant until, int most) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                select * from held_card where next_at <= :now
                                order by next_at limit :most for update skip locked""",
                                HeldCardRow.class)
                        .setParameter("now", utc(now))
                        .setParameter("most", most)
                        .getResultList())
                .invoke(rows -> rows.forEach(row -> row.nextAt = until));
    }

    /** Locked in the order of their ids until the end of the transaction. */
    Uni<Map<UUID, HeldCardRow>> locked(Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select * from held_card where push_id in (:ids) order by push_id for update",
                                HeldCardRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.pushId, Function.identity())));
    }

    /** Nobody can edit these any more, and nobody is at it. */
    public Uni<Void> forget(Instant now) {
        return delete("validUntil < ?1 and nextAt is null", now).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
