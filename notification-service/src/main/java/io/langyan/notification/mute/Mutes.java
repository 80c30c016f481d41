package io.langyan.notification.mute;

import io.langyan.events.rest.Cursor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All mutes. */
@ApplicationScoped
public class Mutes implements PanacheRepositoryBase<MuteRow, UUID> {

    /** Those that run now. None of them is ended until the transaction is over, so who ends one finds what it kept quiet. */
    public Uni<Running> running(Collection<String> brands, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                select * from mute where brand in (:brands) and ended_at is null and until > :now
                                order by until desc, id for share""",
                                MuteRow.class)
                        .setParameter("brands", brands)
                        .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .getResultList())
                .map(Running::new);
    }

    Uni<Long> running(String brand, Instant now) {
        return count("brand = ?1 and endedAt is null and until > ?2", brand, now);
    }

    Uni<MuteRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Ids of some of those whose time is over, at random, lest some that cannot be lifted stand before the others for ever. */
    public Uni<List<UUID>> overAt(Instant now, int most) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select id from mute where ended_at is null and until <= :now order by random() limit :most",
                        UUID.class)
                .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter("most", most)
                .getResultList());
    }

    /** One of them, locked; null when another replica holds it or has lifted it meanwhile. */
    public Uni<MuteRow> stillOver(UUID id) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from mute where id = :id and ended_at is null for update skip locked", MuteRow.class)
                .setParameter("id", id)
                .getSingleResultOrNull());
    }

    /**
     * Newest first, one more than asked for.
     *
     * @param running only those that run, only those that have ended, or null for both
     */
    Uni<List<MuteRow>> list(Optional<Set<String>> brands, Boolean running, Optional<Cursor> after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> given = new HashMap<>();
        brands.ifPresent(own -> {
            where.append(" and brand in :brands");
            given.put("brands", own);
        });
        if (running != null) {
            where.append(running ? " and endedAt is null" : " and endedAt is not null");
        }
        after.ifPresent(cursor -> {
            where.append(" and (madeAt < :at or madeAt = :at and id < :id)");
            given.put("at", cursor.instant(0));
            given.put("id", cursor.uuid(1));
        });
        return find(where + " order by madeAt desc, id desc", given)
                .range(0, limit)
                .list();
    }
}
