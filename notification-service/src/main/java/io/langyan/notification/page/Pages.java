package io.langyan.notification.page;

import io.langyan.events.rest.Cursor;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/** All pages. */
@ApplicationScoped
public class Pages implements PanacheRepositoryBase<PageRow, UUID> {

    private static final String QUIETING =
            """
            select page.*
            from jsonb_to_recordset(cast(cast(:groups as text) as jsonb)) as asked(brand text, key text)
            cross join lateral (
                select * from page
                where brand = asked.brand and group_key = asked.key and opened_at > :since
                and released_at is null and (muted_until is null or muted_until > :now)
                order by opened_at desc limit 1) as page""";

    private static final String TOLD =
            """
            select conversation, count(*) from page
            where conversation in (:ids) and (ended_why is null or ended_why <> :muted)
            group by conversation""";

    /** Which of these there are. */
    public Uni<Set<UUID>> known(Collection<UUID> ids) {
        return getSession()
                .chain(session -> session.createNativeQuery("select id from page where id in (:ids)", UUID.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(Set::copyOf);
    }

    public Uni<Map<UUID, PageRow>> byId(Collection<UUID> ids) {
        return rows("select * from page where id in (:ids)", ids).map(Pages::byId);
    }

    private static Map<UUID, PageRow> byId(List<PageRow> rows) {
        return rows.stream().collect(Collectors.toMap(page -> page.id, Function.identity()));
    }

    /** Locked in the order of their ids until the end of the transaction. */
    public Uni<Map<UUID, PageRow>> locked(Collection<UUID> ids) {
        return rows("select * from page where id in (:ids) order by id for no key update", ids)
                .map(Pages::byId);
    }

    /** In SQL, for HQL is translated anew each time when it is given a list. */
    private Uni<List<PageRow>> rows(String sql, Collection<UUID> ids) {
        return getSession().chain(session -> session.createNativeQuery(sql, PageRow.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Locked until the end of the transaction; null when there is none. */
    public Uni<PageRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those whose time has come and that no other replica holds, locked. */
    public Uni<List<PageRow>> dueAt(Instant now, int most) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from page where next_at <= :now order by next_at limit :most for update skip locked",
                        PageRow.class)
                .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter("most", most)
                .getResultList());
    }

    /** Their ids, whoever holds them. */
    public Uni<List<UUID>> idsDueAt(Instant now, int most) {
        return getSession().chain(session -> session.createQuery(
                        "select id from PageRow where nextAt <= :now order by nextAt", UUID.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList());
    }

    /** The clock looks at it again then, if it still is to. */
    public Uni<Void> putOff(UUID id, Instant until) {
        return update("nextAt = ?1 where id = ?2 and nextAt < ?1", until, id).replaceWithVoid();
    }

    /** Pages of crises that no incident has taken over, not yet closed, locked. */
    public Uni<List<PageRow>> unclaimedOf(Collection<UUID> crises) {
        return rows(
                """
                select * from page where crisis_id in (:ids) and incident_id is null and stage <> 'closed'
                order by id for no key update""",
                crises);
    }

    /** Pages of an incident, not yet closed, locked. */
    public Uni<List<PageRow>> openOf(UUID incident) {
        return find("incidentId = ?1 and stage <> 'closed' order by id", incident)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What is one thing within a brand. */
    public record Group(String brand, String key) {}

    /**
     * The pages because of which these groups do not ring, to be read only. One that was opened since then counts, unless somebody has released it;
     * one that a mute kept quiet while its mute lasts.
     */
    public Uni<Map<Group, PageRow>> quieting(Collection<Group> groups, Instant since, Instant now) {
        return groups.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : getSession()
                        .chain(session -> session.createNativeQuery(QUIETING, PageRow.class)
                                .setReadOnly(true)
                                .setParameter("groups", json(groups))
                                .setParameter("since", OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                                .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                                .getResultList())
                        .map(rows -> rows.stream()
                                .collect(Collectors.toMap(
                                        page -> new Group(page.brand, page.groupKey), Function.identity())));
    }

    private static String json(Collection<Group> groups) {
        JsonArray all = new JsonArray();
        Set.copyOf(groups)
                .forEach(group ->
                        all.add(new JsonObject().put("brand", group.brand()).put("key", group.key())));
        return all.encode();
    }

    /** The next of the group rings. How many pages had kept it quiet. */
    public Uni<Integer> release(Group group, String by, Instant since, Instant now) {
        return update(
                "releasedAt = ?1, releasedBy = ?2 where brand = ?3 and groupKey = ?4 and openedAt > ?5"
                        + " and releasedAt is null and (mutedUntil is null or mutedUntil > ?1)",
                now,
                by,
                group.brand(),
                group.key(),
                since);
    }

    /**
     * Those of a brand that ring, or will when their answer expires, locked.
     *
     * @param crisis only of this one; null for those that are of no incident and no drill
     */
    public Uni<List<PageRow>> ringingOf(String brand, UUID crisis) {
        String ringing = "brand = ?1 and nextAt is not null and stage <> 'closed'";
        return (crisis == null
                        ? find(ringing + " and incidentId is null and drill is null order by id", brand)
                        : find(ringing + " and crisisId = ?2 order by id", brand, crisis))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Pages that a mute keeps from ringing, locked. */
    public Uni<List<PageRow>> heldBy(UUID mute) {
        return find("muteId = ?1 and stage = 'ringing' and taken = 0 order by id", mute)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The mute ended before its time: what it kept quiet may ring again when it comes again. */
    public Uni<Void> release(UUID mute, Instant now) {
        return update("mutedUntil = ?1 where muteId = ?2 and mutedUntil > ?1", now, mute)
                .replaceWithVoid();
    }

    /** How many pages each mute kept from ringing for good; mutes that kept none are not named. */
    public Uni<Map<UUID, Long>> keptBy(List<UUID> mutes) {
        return getSession().chain(session -> session.createQuery(
                        "select muteId, count(*) from PageRow where muteId in :mutes and stage = 'closed' and endedWhy = :muted"
                                + " group by muteId",
                        Object[].class)
                .setParameter("mutes", mutes)
                .setParameter("muted", PageRow.MUTED)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]))));
    }

    /** How many pages each of these conversations has, without those that a mute kept for good; one that has none is not named. */
    public Uni<Map<UUID, Integer>> told(Collection<UUID> conversations) {
        return getSession()
                .chain(session -> session.createNativeQuery(TOLD, Object[].class)
                        .setParameter("ids", conversations)
                        .setParameter("muted", PageRow.MUTED)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue())));
    }

    /** What a list of pages is limited to; what is null limits nothing. */
    public record Asked(UUID conversation, UUID incident, String stage) {}

    /** Newest first, one more than asked for. */
    public Uni<List<PageRow>> list(Optional<Set<String>> brands, Asked asked, Optional<Cursor> after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> given = new HashMap<>();
        brands.ifPresent(own -> {
            where.append(" and brand in :brands");
            given.put("brands", own);
        });
        if (asked.conversation != null) {
            where.append(" and conversation = :conversation");
            given.put("conversation", asked.conversation);
        }
        if (asked.incident != null) {
            where.append(" and incidentId = :incident");
            given.put("incident", asked.incident);
        }
        if (asked.stage != null) {
            where.append(" and stage = :stage");
            given.put("stage", asked.stage);
        }
        after.ifPresent(cursor -> {
            where.append(" and (openedAt < :at or openedAt = :at and id < :id)");
            given.put("at", cursor.instant(0));
            given.put("id", cursor.uuid(1));
        });
        return find(where + " order by openedAt desc, id desc", given)
                .range(0, limit)
                .list();
    }
}
