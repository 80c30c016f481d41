package io.langyan.notification.push;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Pushes that wait for longer than we wait: calls that are not stuck yet, and others while another channel of their route takes something. What a
 * person put in line again has gone the other ways already: it waits until it was tried, if it can be.
 */
@ApplicationScoped
class ImpatientPushes implements PanacheRepositoryBase<PushRow, UUID> {

    private static final String WAS_TRIED =
            "(redriven_by is null or exists (select 1 from attempt where push_id = push.id and started_at >= tried_from))";

    private static final String ANOTHER_TAKES_SOMETHING =
            """
            exists (
              select 1 from channel other
              where jsonb_exists(cast(push.route as jsonb), other.name)
                and other.enabled and not other.down
                and (other.blocked_until is null or other.blocked_until <= :by)
                and (push.brand = '*' or other.brands = '[]'
                  or jsonb_exists_any(cast(other.brands as jsonb), array[push.brand, '*'])))""";

    /**
     * Ids of some of those that wait for this channel since then. It may be that none of their people is reached another way: so half of them are the
     * gravest and half are any, both at random, lest such ones stand before the others for ever.
     *
     * @param gone nobody can be tried there
     * @param by when another must take something
     */
    Uni<List<UUID>> of(String channel, boolean gone, Instant since, Instant by) {
        return getSession().chain(session -> session.createNativeQuery(
                        """
                        with late as materialized (
                        select id, priority, stuck from push
                        where channel = :channel and state = 'due' and not_before <= :since
                          and (:gone or %s)
                          and (not (stuck or notice) or %s))
                        (select id from late order by stuck, priority desc, random() limit 50)
                        union
                        (select id from late order by random() limit 50)"""
                                .formatted(WAS_TRIED, ANOTHER_TAKES_SOMETHING),
                        UUID.class)
                .setParameter("channel", channel)
                .setParameter("gone", gone)
                .setParameter("since", Pushes.utc(since))
                .setParameter("by", Pushes.utc(by))
                .getResultList());
    }

    /**
     * Of these, whose numbers keep them waiting, the ids of those that are to be looked at.
     *
     * @param triedFrom what is tried since before then is given up
     */
    Uni<List<UUID>> held(Collection<UUID> ids, Instant by, Instant triedFrom) {
        return getSession().chain(session -> session.createNativeQuery(
                        """
                        select id from push
                        where id in (:ids) and state = 'due' and %s
                          and (not (stuck or notice) or tried_from < :from or %s)
                        order by priority desc, id"""
                                .formatted(WAS_TRIED, ANOTHER_TAKES_SOMETHING),
                        UUID.class)
                .setParameter("ids", ids)
                .setParameter("from", Pushes.utc(triedFrom))
                .setParameter("by", Pushes.utc(by))
                .getResultList());
    }
}
