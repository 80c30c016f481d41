package io.langyan.notification.push;

import io.langyan.events.rest.Cursor;
import io.langyan.events.v1.Level;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** All pushes. */
@ApplicationScoped
public class Pushes implements PanacheRepositoryBase<PushRow, UUID> {

    /**
     * A channel for which something waits.
     *
     * @param urgent of L1
     */
    record Waiting(String channel, boolean urgent) {}

    Uni<List<Waiting>> channels(Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                select channel, max(priority) from push where state = 'due' and not_before <= :now
                                 group by channel""",
                                Object[].class)
                        .setParameter("now", utc(now))
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Waiting((String) row[0], ((Number) row[1]).intValue() == Level.L1.ordinal()))
                        .toList());
    }

    /** The most urgent ones that wait for this channel, locked; L1 first. */
    Uni<List<PushRow>> waiting(Mutiny.Session session, String channel, int leastPriority, int most, Instant now) {
        return session.createNativeQuery(
                        """
                        select * from push
                        where channel = :channel and state = 'due' and not_before <= :now and priority >= :least
                        order by priority desc, id limit :most for update skip locked""",
                        PushRow.class)
                .setParameter("channel", channel)
                .setParameter("now", utc(now))
                .setParameter("least", leastPriority)
                .setParameter("most", most)
                .getResultList();
    }

    /** Those below L1 that have waited longest, since then at least, locked. */
    Uni<List<PushRow>> longestWaiting(Mutiny.Session session, String channel, Instant since, int most) {
        return session.createNativeQuery(
                        """
                        select * from push
                        where channel = :channel and state = 'due' and not_before <= :since and priority < :l1
                        order by not_before, id limit :most for update skip locked""",
                        PushRow.class)
                .setParameter("channel", channel)
                .setParameter("since", utc(since))
                .setParameter("l1", Level.L1.ordinal())
                .setParameter("most", most)
                .getResultList();
    }

    /** Those that may go into one digest with this one, itself among them, gravest first, locked. */
    Uni<List<PushRow>> alike(Mutiny.Session session, PushRow one, int most, Instant now) {
        return session.createNativeQuery(
                        """
                        select * from push
                        where channel = :channel and state = 'due' and not_before <= :now and priority < :l1
                          and part = 0 and not alone and coalesce(cast(person as text), '') = :person
                          and coalesce(drill, '') = :drill
                        order by priority desc, id limit :most for update skip locked""",
                        PushRow.class)
                .setParameter("channel", one.channel)
                .setParameter("now", utc(now))
                .setParameter("l1", Level.L1.ordinal())
                .setParameter("person", one.person == null ? "" : one.person.toString())
                .setParameter("drill", one.drill == null ? "" : one.drill)
                .setParameter("most", most)
                .getResultList();
    }

    /** Ids of those up to this gravity that wait for this channel. */
    Uni<List<UUID>> waitingUpTo(Level gravest, String channel, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(
                        """
                                select id from push
                                where channel = :channel and state = 'due' and not_before <= :now and priority <= :gravest
                                order by priority desc, id limit 100""",
                        UUID.class)
                .setParameter("channel", channel)
                .setParameter("now", utc(now))
                .setParameter("gravest", gravest.ordinal())
                .getResultList());
    }

    /** Ids of those whose sender has not come back in time. */
    Uni<List<UUID>> abandoned(Instant now) {
        return getSession().chain(session -> session.createQuery(
                        "select id from PushRow where state = 'sending' and leaseUntil < :now order by id", UUID.class)
                .setParameter("now", now)
                .setMaxResults(100)
                .getResultList());
    }

    /** Null when there is no such push. */
    Uni<UUID> pageOf(UUID push) {
        return getSession()
                .chain(session -> session.createQuery("select pageId from PushRow where id = :id", UUID.class)
                        .setParameter("id", push)
                        .getSingleResultOrNull());
    }

    /** Null when there is no such push. Nothing of it is kept, for it may change until it is locked. */
    Uni<String> channelOf(UUID push) {
        return getSession()
                .chain(session -> session.createQuery("select channel from PushRow where id = :id", String.class)
                        .setParameter("id", push)
                        .getSingleResultOrNull());
    }

    Uni<PushRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locked in the order of their ids until the end of the transaction. */
    Uni<Map<UUID, PushRow>> locked(Collection<UUID> ids) {
        return rows("select * from push where id in (:ids) order by id for no key update", ids)
                .map(rows -> rows.stream().collect(Collectors.toMap(push -> push.id, Function.identity())));
    }

    /** What there is no second of. */
    record Place(UUID page, int rung, String channel, UUID person) {

        static Place of(PushRow push) {
            return new Place(push.pageId, push.rung, push.channel, push.person);
        }
    }

    /** In SQL, for HQL is translated anew each time when it is given a list. */
    private Uni<List<PushRow>> rows(String sql, Collection<UUID> ids) {
        return getSession().chain(session -> session.createNativeQuery(sql, PushRow.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Those of a page that have not left yet will not leave any more. */
    public Uni<Void> cancelWaiting(UUID page, String why, Instant now) {
        return update(
                        "state = 'cancelled', reason = ?1, doneAt = ?2 where pageId = ?3 and state = 'due'",
                        why,
                        now,
                        page)
                .replaceWithVoid();
    }

    /** Calls of these pages that have not left yet will not leave; news of an answer will. */
    public Uni<Void> cancelCalls(Collection<UUID> pages, String why, Instant now) {
        return pages.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                                "state = 'cancelled', reason = ?1, doneAt = ?2 where pageId in ?3 and state = 'due' and not notice",
                                why,
                                now,
                                pages)
                        .replaceWithVoid();
    }

    /** Those of a page that went to one person, the last first. */
    Uni<List<PushRow>> goneTo(UUID page, UUID person) {
        return find(
                        "pageId = ?1 and person = ?2 and state in ('sending', 'sent', 'maybe') order by id desc",
                        page,
                        person)
                .list();
    }

    /** Those of these pages that called this person: a push has gone to them, or to a group with them among those it was meant for. */
    public Uni<Set<UUID>> pagesThatCalled(UUID person, Collection<UUID> pages) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                select distinct page_id from push
                                where page_id in (:pages) and not notice and state in ('sending', 'sent', 'maybe')
                                  and jsonb_exists(cast(people as jsonb), :person)""",
                                UUID.class)
                        .setParameter("pages", pages)
                        .setParameter("person", person.toString())
                        .getResultList())
                .map(Set::copyOf);
    }

    /**
     * What was to tell that a page was answered and has waited since before then is told nobody any more. What somebody else holds is left for the
     * next time: nobody waits for it, and nobody for this.
     */
    Uni<Void> cancelOldNews(Instant since, Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                update push set state = 'cancelled', reason = 'no news any more', done_at = :now
                                where id in (
                                  select id from push where state = 'due' and notice and created_at < :since
                                  for update skip locked)""")
                        .setParameter("now", utc(now))
                        .setParameter("since", utc(since))
                        .executeUpdate())
                .replaceWithVoid();
    }

    public Uni<List<PushRow>> ofPages(Collection<UUID> pages) {
        return find("pageId in ?1 order by id", pages).list();
    }

    /** Newest first, one more than asked for. */
    public Uni<List<PushRow>> list(Optional<Set<String>> brands, Filter filter, Optional<Cursor> after, int limit) {
        StringBuilder where = new StringBuilder("1 = 1");
        Map<String, Object> given = new HashMap<>();
        brands.ifPresent(own -> also(where, given, " and brand in :brands", "brands", own));
        if (filter.page() != null) {
            also(where, given, " and pageId = :page", "page", filter.page());
        }
        if (filter.channel() != null) {
            also(where, given, " and channel = :channel", "channel", filter.channel());
        }
        if (PushRow.FAILED.equals(filter.state())) {
            // as it stands in the index of the few that failed, which a parameter is not known to mean
            where.append(" and state = 'failed'");
        } else if (filter.state() != null) {
            also(where, given, " and state = :state", "state", filter.state());
        }
        if (filter.digest() != null) {
            String within = " and id in (select a.pushId from AttemptRow a where a.digestId = :digest)";
            also(where, given, within, "digest", filter.digest());
        }
        after.ifPresent(cursor -> also(where, given, " and id < :id", "id", cursor.uuid(0)));
        return find(where + " order by id desc", given).range(0, limit).list();
    }

    /** What a list is narrowed to; null for all. */
    public record Filter(UUID page, String channel, String state, UUID digest) {}

    private static void also(
            StringBuilder where, Map<String, Object> given, String condition, String name, Object value) {
        where.append(condition);
        given.put(name, value);
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
