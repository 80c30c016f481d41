package io.langyan.notification.claim;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.NotificationConfig;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All claims. The newest one of a page and a person is what messages carry; earlier ones are spent. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<ClaimRow, UUID> {

    private final Tokens tokens;
    private final Duration life;

    Claims(Tokens tokens, NotificationConfig config) {
        this.tokens = tokens;
        this.life = config.claimLife();
    }

    /** Who may acknowledge which page. */
    public record Right(UUID page, UUID person) {}

    /**
     * What a message that leaves now carries, made where there is none or the last is spent. It holds for nine tenths of a life
     * at least, however long ago it was made.
     */
    public Uni<Map<Right, ClaimRow>> of(Set<Right> rights, Instant now) {
        return rights.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : known(rights)
                        .invoke(known -> known.values().removeIf(ClaimRow::isSpent))
                        .call(known -> prolong(known.values(), now))
                        .call(known -> makeMissing(rights, known, now));
    }

    private Uni<Map<Right, ClaimRow>> known(Set<Right> rights) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select * from claim where page_id in (:pages) and person_id in (:people) order by id",
                                ClaimRow.class)
                        .setParameter("pages", rights.stream().map(Right::page).collect(Collectors.toSet()))
                        .setParameter(
                                "people", rights.stream().map(Right::person).collect(Collectors.toSet()))
                        .getResultList())
                .map(rows -> rows.stream()
                        .filter(row -> rights.contains(right(row)))
                        .collect(Collectors.toMap(
                                Claims::right, Function.identity(), (older, newer) -> newer, HashMap::new)));
    }

    private static Right right(ClaimRow row) {
        return new Right(row.pageId, row.personId);
    }

    /** By SQL, for the rows were not locked; one that is being used at this moment is left alone. */
    private Uni<Void> prolong(Collection<ClaimRow> claims, Instant now) {
        Set<UUID> old = claims.stream()
                .filter(claim -> claim.expiredAt(now.plus(life.multipliedBy(9).dividedBy(10))))
                .map(claim -> claim.id)
                .collect(Collectors.toSet());
        return old.isEmpty()
                ? Uni.createFrom().voidItem()
                : getSession()
                        .chain(session -> session.createNativeQuery(
                                        """
                                        update claim set expires_at = :until where id in
                                         (select id from claim where id in (:ids) for no key update skip locked)""")
                                .setParameter("until", OffsetDateTime.ofInstant(now.plus(life), ZoneOffset.UTC))
                                .setParameter("ids", old)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    public Uni<ClaimRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Uni<ClaimRow> lockedByHandle(String handle) {
        return find("handle", handle).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    private Uni<Void> makeMissing(Set<Right> rights, Map<Right, ClaimRow> known, Instant now) {
        List<Right> missing =
                rights.stream().filter(right -> !known.containsKey(right)).toList();
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : freeHandles(Set.of(), missing.size()).chain(handles -> {
                    Iterator<String> handle = handles.iterator();
                    missing.forEach(right -> known.put(right, claim(right, handle.next(), now)));
                    return persist(missing.stream().map(known::get));
                });
    }

    /** @param free already found */
    private Uni<Set<String>> freeHandles(Set<String> free, int count) {
        Set<String> drawn = new HashSet<>(free);
        while (drawn.size() < count) {
            drawn.add(tokens.newHandle());
        }
        return getSession()
                .chain(session -> session.createNativeQuery(
                                "select handle from claim where handle in (:handles)", String.class)
                        .setParameter("handles", drawn)
                        .getResultList())
                .chain(taken -> {
                    taken.forEach(drawn::remove);
                    return drawn.size() == count ? Uni.createFrom().item(drawn) : freeHandles(drawn, count);
                });
    }

    private ClaimRow claim(Right right, String handle, Instant now) {
        ClaimRow claim = new ClaimRow();
        claim.id = TimeOrderedId.next();
        claim.pageId = right.page();
        claim.personId = right.person();
        claim.handle = handle;
        claim.createdAt = now;
        claim.expiresAt = now.plus(life);
        return claim;
    }
}
