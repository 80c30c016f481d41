package io.langyan.monitoring.mention;

import io.langyan.monitoring.MonitoringConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One story must not ring for each copy: of hits with the same fingerprint only the first within the quiet time rings. */
@ApplicationScoped
class HitGroups {

    private static final String TAKE =
            """
            insert into hit_group (brand, grp, mention_id, rang_at)
            select * from unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
            on conflict (brand, grp) do update set mention_id = excluded.mention_id, rang_at = excluded.rang_at
             where hit_group.rang_at < excluded.rang_at - make_interval(secs => $5)
            """;
    private static final String WHO_RANG =
            """
            select g.brand, g.grp, g.mention_id from unnest($1::text[], $2::text[]) as asked(brand, grp)
              join hit_group g using (brand, grp)
            """;
    private static final String FORGET = "delete from hit_group where rang_at < now() - interval '7 days'";

    /** A hit and the group it rings for. */
    record Ringing(Concern concern, String group) {}

    private record GroupKey(String brand, String group) {}

    private final MonitoringConfig config;
    private final Pool pool;

    HitGroups(MonitoringConfig config, Pool pool) {
        this.config = config;
        this.pool = pool;
    }

    /** The hits that ring. Asked again for the same batch, the same ones. */
    Uni<List<Ringing>> ringing(SqlConnection connection, List<Concern> concerns) {
        Map<GroupKey, Ringing> candidates = new HashMap<>();
        concerns.stream().filter(Concern::isHit).forEach(concern -> {
            String group = Fingerprint.of(
                    concern.entry().heard().first().title(),
                    concern.entry().heard().first().text());
            candidates.merge(new GroupKey(concern.brand(), group), new Ringing(concern, group), HitGroups::earlier);
        });
        return candidates.isEmpty()
                ? Uni.createFrom().item(List.of())
                : take(connection, List.copyOf(candidates.values()));
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private Uni<List<Ringing>> take(SqlConnection connection, List<Ringing> candidates) {
        List<Ringing> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparing((Ringing one) -> one.concern().brand()).thenComparing(Ringing::group));
        String[] brands = sorted.stream().map(one -> one.concern().brand()).toArray(String[]::new);
        String[] groups = sorted.stream().map(Ringing::group).toArray(String[]::new);
        UUID[] mentions = sorted.stream().map(one -> one.concern().entry().id()).toArray(UUID[]::new);
        OffsetDateTime[] times = sorted.stream().map(HitGroups::seenAt).toArray(OffsetDateTime[]::new);
        return connection
                .preparedQuery(TAKE)
                .execute(Tuple.of(brands, groups, mentions, times, quietSeconds(sorted)))
                .chain(() -> connection.preparedQuery(WHO_RANG).execute(Tuple.of(brands, groups)))
                .map(rows -> thoseThatRang(rows, sorted));
    }

    /** The shortest quiet time of the brands in the batch: a drill among them may ring a copy twice, never too seldom. */
    private double quietSeconds(List<Ringing> hits) {
        return hits.stream()
                        .mapToLong(hit ->
                                hit.concern().watch().scaled(config.hitQuiet()).toMillis())
                        .min()
                        .orElse(0)
                / 1000.0;
    }

    private static List<Ringing> thoseThatRang(RowSet<Row> rows, List<Ringing> candidates) {
        Set<UUID> rang = new HashSet<>();
        rows.forEach(row -> rang.add(row.getUUID("mention_id")));
        return candidates.stream()
                .filter(one -> rang.contains(one.concern().entry().id()))
                .toList();
    }

    private static Ringing earlier(Ringing one, Ringing other) {
        return one.concern().entry().id().compareTo(other.concern().entry().id()) <= 0 ? one : other;
    }

    private static OffsetDateTime seenAt(Ringing one) {
        Instant seen = one.concern().entry().heard().first().receivedAt();
        return seen.atOffset(ZoneOffset.UTC);
    }
}
