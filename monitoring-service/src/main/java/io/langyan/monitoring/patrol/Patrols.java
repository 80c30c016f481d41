package io.langyan.monitoring.patrol;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** All rounds. */
@ApplicationScoped
class Patrols implements PanacheRepositoryBase<PatrolRow, UUID> {

    private static final String DUE =
            "select * from patrol_round where wake_at <= :now order by wake_at, id limit :most for update skip locked";

    /** Locked until the end of the transaction; null when there is none. */
    Uni<PatrolRow> locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those whose timer has rung and that no other replica holds, locked. */
    Uni<List<PatrolRow>> ringingAt(Instant now, int most) {
        return getSession().chain(session -> session.createNativeQuery(DUE, PatrolRow.class)
                .setParameter("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .setParameter("most", most)
                .getResultList());
    }
}
