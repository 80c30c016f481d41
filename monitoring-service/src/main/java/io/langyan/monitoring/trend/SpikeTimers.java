package io.langyan.monitoring.trend;

import io.langyan.monitoring.watch.WatchList;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The timers of spikes, two a brand: all mentions and the negative ones. */
@ApplicationScoped
class SpikeTimers implements PanacheRepositoryBase<SpikeTimer, UUID> {

    private static final String ADD =
            """
            insert into spike_watch (id, brand, measure, due_at, open_hour)
            select gen_random_uuid(), brand, measure, $2, date_trunc('hour', $2::timestamptz)
              from unnest($1::text[]) as brand, (values ('mentions'), ('negative')) as m(measure)
            on conflict (brand, measure) do nothing
            """;
    private static final String DUE =
            "select * from spike_watch where due_at <= :now order by due_at, id limit 1 for update skip locked";

    private final Pool pool;

    SpikeTimers(Pool pool) {
        this.pool = pool;
    }

    /** A timer for each brand that is no drill. */
    Uni<Void> ensure(WatchList list, Instant now) {
        String[] brands = list.brands().stream()
                .filter(brand -> brand.drill() == null)
                .map(brand -> brand.id())
                .toArray(String[]::new);
        return pool.preparedQuery(ADD)
                .execute(Tuple.tuple().addArrayOfString(brands).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** One that is due, locked until the transaction ends: whoever dies with it gives it back unchanged. Null without. */
    Uni<SpikeTimer> lockDue(Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DUE, SpikeTimer.class)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .getResultList())
                .map(SpikeTimers::firstOrNull);
    }

    private static SpikeTimer firstOrNull(List<SpikeTimer> found) {
        return found.isEmpty() ? null : found.get(0);
    }
}
