package io.langyan.notification.repeat;

import io.langyan.events.rest.Cursor;
import io.langyan.notification.store.Facts;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All repeats: of each page the newest, and how many there were. */
@ApplicationScoped
public class Repeats implements PanacheRepositoryBase<RepeatRow, UUID> {

    /** So many of a page are kept; beside them those that were rung. */
    public static final int KEPT = 100;

    /**
     * One statement for all: counts them, keeps the newest and drops what these push out. What it adds is not seen by what it drops, which therefore
     * leaves so many fewer.
     */
    private static final String KEEP =
            """
            with given as (
                select *, row_number() over (partition by page_id order by id desc) as place
                from jsonb_to_recordset(cast(cast(:repeats as text) as jsonb)) as one(
                    id uuid, page_id uuid, brand text, drill text, crisis_id uuid, level text, why text, title text,
                    facts text, trial boolean, at timestamptz, kept_at timestamptz, reason text, quiet_until timestamptz)),
            counted as (
                insert into repeat_tally as tally (page_id, repeats, last_at)
                select page_id, count(*), max(kept_at) from given group by page_id order by page_id
                on conflict (page_id) do update
                set repeats = tally.repeats + excluded.repeats, last_at = greatest(tally.last_at, excluded.last_at)
                returning page_id, repeats),
            kept as (
                insert into repeat (id, page_id, brand, drill, crisis_id, level, why, title, facts, trial, at, kept_at,
                                    reason, quiet_until)
                select id, page_id, brand, drill, crisis_id, level, why, title, facts, trial, at, kept_at,
                       reason, quiet_until
                from given where place <= :most
                returning page_id),
            dropped as (
                delete from repeat using counted
                where counted.repeats > :most and repeat.page_id = counted.page_id and repeat.rung_page is null
                and repeat.id <= (
                    select old.id from repeat old
                    where old.page_id = counted.page_id and old.rung_page is null
                    order by old.id desc
                    offset :most - (select count(*) from kept where kept.page_id = counted.page_id) limit 1)
                returning 1)
            select count(*) from kept
            """;

    /** Call within a transaction. */
    public Uni<Void> keep(List<RepeatRow> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : getSession()
                        .chain(session -> session.createNativeQuery(KEEP, Long.class)
                                .setParameter("repeats", json(rows))
                                .setParameter("most", KEPT)
                                .getSingleResult())
                        .replaceWithVoid();
    }

    private static String json(List<RepeatRow> rows) {
        JsonArray all = new JsonArray();
        rows.forEach(row -> all.add(json(row)));
        return all.encode();
    }

    private static JsonObject json(RepeatRow row) {
        return new JsonObject()
                .put("id", row.id.toString())
                .put("page_id", row.pageId.toString())
                .put("brand", row.brand)
                .put("drill", row.drill)
                .put("crisis_id", row.crisisId == null ? null : row.crisisId.toString())
                .put("level", row.level)
                .put("why", row.why)
                .put("title", row.title)
                .put("facts", new Facts().convertToDatabaseColumn(row.facts))
                .put("trial", row.trial)
                .put("at", row.at.toString())
                .put("kept_at", row.keptAt.toString())
                .put("reason", row.reason)
                .put("quiet_until", row.quietUntil.toString());
    }

    /** How many each of these pages had; pages without any are not named. */
    public Uni<Map<UUID, TallyRow>> tallies(Collection<UUID> pages) {
        return pages.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : getSession()
                        .chain(session -> session.createNativeQuery(
                                        "select * from repeat_tally where page_id in (:pages)", TallyRow.class)
                                .setParameter("pages", pages)
                                .getResultList())
                        .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.pageId, Function.identity())));
    }

    /** Newest first, one more than asked for. */
    public Uni<List<RepeatRow>> list(UUID page, Optional<Cursor> after, int limit) {
        return after.map(cursor -> find("pageId = ?1 and id < ?2 order by id desc", page, cursor.uuid(0)))
                .orElseGet(() -> find("pageId = ?1 order by id desc", page))
                .range(0, limit)
                .list();
    }

    /** Locked until the end of the transaction; null when the page has no such repeat. */
    public Uni<RepeatRow> locked(UUID page, UUID id) {
        return find("pageId = ?1 and id = ?2", page, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /** What was kept before then is forgotten; that it was is still counted. */
    public Uni<Void> forgetBefore(Instant then) {
        return delete("keptAt < ?1", then).replaceWithVoid();
    }
}
