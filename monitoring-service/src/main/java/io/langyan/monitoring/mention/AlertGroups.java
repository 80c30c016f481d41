package io.langyan.monitoring.mention;

import io.langyan.monitoring.noise.Place;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The alert groups as rows, and which mention rang for which. */
@ApplicationScoped
class AlertGroups {

    /** A row that does not exist yet is made, so that there is something to lock. */
    private static final String LOCK =
            """
            insert into alert_group (grp, brand, size, changed_at)
            select grp, brand, 0, now() from unnest($1::uuid[], $2::text[]) as t(grp, brand) order by grp
            on conflict (grp) do update set changed_at = excluded.changed_at
            returning grp, size, rang_at, rang_size
            """;

    private static final String ABSORB =
            "delete from alert_group where grp = any($1) returning grp, size, rang_at, rang_size";
    private static final String KEEP =
            """
            update alert_group g set size = t.size, rang_at = t.rang_at, rang_size = t.rang_size
              from unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::integer[]) as t(grp, size, rang_at, rang_size)
             where g.grp = t.grp
            """;
    private static final String RING =
            """
            insert into alert_ring (mention_id, brand, grp, size, rang_at)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::integer[], $5::timestamptz[]) on conflict do nothing
            """;
    private static final String RANG =
            """
            select r.mention_id, r.brand, r.grp, r.size from unnest($1::uuid[], $2::text[]) as asked(mention_id, brand)
              join alert_ring r using (mention_id, brand)
            """;

    private final Pool pool;

    AlertGroups(Pool pool) {
        this.pool = pool;
    }

    /** A mention rang for a group that had this size then. */
    record Rung(UUID mention, String brand, UUID group, int size, Instant at) {}

    /** Locks the groups, in one order, until the transaction ends. */
    Uni<Map<UUID, AlertGroup>> lock(SqlConnection connection, SortedMap<UUID, String> brands) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(
                        brands.keySet().toArray(UUID[]::new), brands.values().toArray(String[]::new)))
                .map(AlertGroups::groups);
    }

    /** Takes away groups that lost their name; answers what they were. */
    Uni<Map<UUID, AlertGroup>> absorb(SqlConnection connection, Collection<UUID> lost) {
        return lost.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(ABSORB)
                        .execute(Tuple.of((Object) lost.toArray(UUID[]::new)))
                        .map(AlertGroups::groups);
    }

    Uni<Void> keep(SqlConnection connection, SortedMap<UUID, AlertGroup> groups) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        groups.keySet().toArray(UUID[]::new),
                        groups.values().stream().map(AlertGroup::size).toArray(Integer[]::new),
                        groups.values().stream()
                                .map(group -> group.rangAt() == null
                                        ? null
                                        : group.rangAt().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new),
                        groups.values().stream().map(AlertGroup::rangSize).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> ring(SqlConnection connection, List<Rung> rung) {
        return rung.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(RING)
                        .execute(Tuple.of(
                                rung.stream().map(Rung::mention).toArray(UUID[]::new),
                                rung.stream().map(Rung::brand).toArray(String[]::new),
                                rung.stream().map(Rung::group).toArray(UUID[]::new),
                                rung.stream().map(Rung::size).toArray(Integer[]::new),
                                rung.stream()
                                        .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    /** Those of the concerns that rang, now or when the batch came before. */
    Uni<List<HitGroups.Ringing>> rang(SqlConnection connection, List<Concern> concerns) {
        Map<Place, Concern> byPlace = new HashMap<>();
        concerns.forEach(concern -> byPlace.put(concern.place(), concern));
        return connection
                .preparedQuery(RANG)
                .execute(Tuple.of(
                        concerns.stream().map(one -> one.entry().id()).toArray(UUID[]::new),
                        concerns.stream().map(Concern::brand).toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new HitGroups.Ringing(
                                byPlace.get(new Place(row.getUUID("mention_id"), row.getString("brand"))),
                                row.getUUID("grp"),
                                row.getInteger("size")))
                        .toList());
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.query("delete from alert_group where changed_at < now() - interval '7 days'")
                .execute()
                .chain(() -> pool.query("delete from alert_ring where rang_at < now() - interval '7 days'")
                        .execute())
                .replaceWithVoid();
    }

    private static Map<UUID, AlertGroup> groups(Iterable<Row> rows) {
        Map<UUID, AlertGroup> groups = new HashMap<>();
        rows.forEach(row -> {
            OffsetDateTime rang = row.getOffsetDateTime("rang_at");
            groups.put(
                    row.getUUID("grp"),
                    new AlertGroup(
                            row.getInteger("size"),
                            rang == null ? null : rang.toInstant(),
                            row.getInteger("rang_size")));
        });
        return groups;
    }
}
