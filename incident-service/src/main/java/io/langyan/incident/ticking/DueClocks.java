package io.langyan.incident.ticking;

import io.langyan.incident.IncidentConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The clocks whose time has come. A claim is a lease: when its holder dies, another claims again after it ran out, and a
 * clock told twice of the same time changes once.
 */
@ApplicationScoped
class DueClocks {

    private static final String CLAIM =
            """
            update incident_clock set leased_until = $2
            where (incident_id, clock) in (
                select incident_id, clock from incident_clock
                where next_at < $1 and (leased_until is null or leased_until < $1)
                order by next_at limit $3 for update skip locked)
            returning incident_id
            """;

    private final Pool pool;
    private final IncidentConfig.ClocksConfig config;

    DueClocks(Pool pool, IncidentConfig config) {
        this.pool = pool;
        this.config = config.clocks();
    }

    /** The incidents of the clocks claimed, each once. */
    Uni<List<UUID>> claim(Instant now) {
        var until = now.plus(config.lease());
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC), config.batch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getUUID("incident_id"))
                        .distinct()
                        .toList());
    }
}
