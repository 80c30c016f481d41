package io.langyan.monitoring.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Sets and lifts a legal hold (保全): while it stands, retention leaves the evidence alone. */
@ApplicationScoped
class HoldEvidence {

    private static final String HOLD =
            """
            update evidence set hold_by = $2, hold_at = $3, hold_why = $4
             where id = $1 and hold_by is null and expired_at is null
            """;
    private static final String RELEASE =
            "update evidence set hold_by = null, hold_at = null, hold_why = null where id = $1 and hold_by is not null";

    private final Pool pool;
    private final Custody custody;

    HoldEvidence(Pool pool, Custody custody) {
        this.pool = pool;
        this.custody = custody;
    }

    /** @return false when it is held already, or gone */
    Uni<Boolean> hold(UUID id, String by, String why, Instant now) {
        Tuple values = Tuple.of(id, by, now.atOffset(ZoneOffset.UTC), why);
        return change(HOLD, values, id, new CustodyEntry.Act(by, CustodyEntry.HELD, Details.of("why", why)), now);
    }

    /** @return false when it was not held */
    Uni<Boolean> release(UUID id, String by, String why, Instant now) {
        return change(
                RELEASE,
                Tuple.of(id),
                id,
                new CustodyEntry.Act(by, CustodyEntry.RELEASED, Details.of("why", why)),
                now);
    }

    private Uni<Boolean> change(String sql, Tuple values, UUID id, CustodyEntry.Act act, Instant now) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(sql)
                .execute(values)
                .map(changed -> changed.rowCount() == 1)
                .call(changed -> changed
                        ? custody.append(connection, id, act, now)
                        : Uni.createFrom().voidItem()));
    }
}
