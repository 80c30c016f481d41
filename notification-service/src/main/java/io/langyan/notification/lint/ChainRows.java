package io.langyan.notification.lint;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Which plans are to be looked through when. A row is locked by one replica at a time, so nothing is told twice. */
@ApplicationScoped
class ChainRows implements PanacheRepositoryBase<ChainRow, String> {

    /** Plans that are new are first looked through then: people and channels are often entered right after them. */
    Uni<Void> noteNew(Instant first) {
        return getSession()
                .chain(session -> session.createNativeQuery(
                                """
                                insert into chain_check (plan_name, check_at) select name, :first from plan_replica
                                on conflict (plan_name) do nothing""")
                        .setParameter("first", utc(first))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those whose time has come and that no other replica holds, locked. */
    Uni<List<ChainRow>> dueAt(Instant now, int most) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from chain_check where check_at <= :now order by check_at limit :most for update skip locked",
                        ChainRow.class)
                .setParameter("now", utc(now))
                .setParameter("most", most)
                .getResultList());
    }

    /** One of them, locked; empty when another replica holds it or has looked meanwhile. */
    Uni<List<ChainRow>> stillDue(String plan, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from chain_check where plan_name = :plan and check_at <= :now for update skip locked",
                        ChainRow.class)
                .setParameter("plan", plan)
                .setParameter("now", utc(now))
                .getResultList());
    }

    /** Names of the plans whose time has come, whoever holds them. */
    Uni<List<String>> namesDueAt(Instant now, int most) {
        return getSession().chain(session -> session.createQuery(
                        "select planName from ChainRow where checkAt <= :now order by checkAt", String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList());
    }

    /** It is looked through again then. */
    Uni<Void> putOff(String plan, Instant until) {
        return update("checkAt = ?1 where planName = ?2", until, plan).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
