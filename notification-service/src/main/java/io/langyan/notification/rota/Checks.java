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

    /** Those whose time has come and that no other replica holds, locked. */
    public Uni<List<CheckRow>> dueAt(Instant now, int most) {
        return getSession().chain(session -> session.createNativeQuery(
                        "select * from rota_check where check_at <= :now order by check_at limit :most for update skip locked",
                        CheckRow.class)
                .setParameter("now", utc(now))
                .setParameter("most", most)
                .getResultList());
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
