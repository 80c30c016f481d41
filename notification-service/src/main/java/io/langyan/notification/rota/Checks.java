package io.langyan.notification.rota;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Which rotas are to be looked through when. A row is locked by one replica at a time, so nothing is told twice. */
@ApplicationScoped
public class Checks implements PanacheRepositoryBase<CheckRow, String> {

    /** Roles of those whose time has come. */
    public Uni<List<String>> dueAt(Instant now, int most) {
        return getSession().chain(session -> session.createQuery(
                        "select role from CheckRow where checkAt <= :now order by checkAt", String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList());
    }

    /** One of them, locked; null when another replica holds it or has looked meanwhile. */
    public Uni<CheckRow> stillDue(String role, Instant now) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from rota_check where role = :role and check_at <= :now for update skip locked",
                        CheckRow.class)
                .setParameter("role", role)
                .setParameter("now", utc(now))
                .getSingleResultOrNull());
    }

    /** It is looked through again then. */
    public Uni<Void> putOff(String role, Instant until) {
        return update("checkAt = ?1 where role = ?2", until, role).replaceWithVoid();
    }

    /** The rota has changed. */
    Uni<Void> soon(String role, Instant now) {
        return flush().chain(this::getSession)
                .chain(session -> session.createNativeQuery(
                                """
                                insert into rota_check (role, check_at) values (:role, :now)
                                on conflict (role) do update set check_at = excluded.check_at""")
                        .setParameter("role", role)
                        .setParameter("now", utc(now))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Somebody's contact points have changed, or are verified now. */
    public Uni<Void> allSoon(Instant now) {
        return update("checkAt = ?1", now).replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
