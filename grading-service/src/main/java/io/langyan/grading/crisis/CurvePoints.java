package io.langyan.grading.crisis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.data.Interval;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** How the spread of crises went, as it was told: one point of a minute at most, that told last. */
@ApplicationScoped
class CurvePoints {

    private static final String KEEP =
            """
            insert into crisis_point (crisis_id, minute, spread, at_least, graded_at)
            select crisis_id, minute, spread::json, at_least, graded_at
              from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::boolean[], $5::timestamptz[])
                   as t(crisis_id, minute, spread, at_least, graded_at)
                on conflict (crisis_id, minute) do update
               set spread = excluded.spread, at_least = excluded.at_least, graded_at = excluded.graded_at
             where crisis_point.graded_at < excluded.graded_at
            """;
    private static final String BETWEEN =
            """
            select minute, spread::text, at_least from crisis_point
             where crisis_id = $1
               and minute >= coalesce($2::timestamptz, (select max(minute) from crisis_point where crisis_id = $1) - $4::interval)
               and minute < coalesce($3::timestamptz, 'infinity')
             order by minute
            """;
    private static final TypeReference<Map<String, Long>> SPREAD = new TypeReference<>() {};
    private static final int ROWS_AT_ONCE = 1000;

    private final Pool pool;

    CurvePoints(Pool pool) {
        this.pool = pool;
    }

    private record Key(UUID crisis, Instant minute) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::crisis).thenComparing(Key::minute);

        static Key of(CrisisGraded graded) {
            return new Key(graded.crisisId(), graded.lastObservedAt().truncatedTo(ChronoUnit.MINUTES));
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Told again, or in another order, they end the same. */
    Uni<Void> keep(SqlConnection connection, List<CrisisGraded> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // sorted, so that two batches never wait for each other crosswise
        TreeMap<Key, CrisisGraded> newest = new TreeMap<>();
        told.forEach(graded -> newest.merge(Key.of(graded), graded, RecordCrises::newer));
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(newest.keySet(), Key::crisis, UUID[]::new))
                        .addArrayOfOffsetDateTime(
                                column(newest.keySet(), key -> utc(key.minute()), OffsetDateTime[]::new))
                        .addArrayOfString(column(newest.values(), CurvePoints::json, String[]::new))
                        .addArrayOfBoolean(column(newest.values(), CrisisGraded::atLeast, Boolean[]::new))
                        .addArrayOfOffsetDateTime(
                                column(newest.values(), graded -> utc(graded.gradedAt()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** Read row by row: no more is in memory than is answered. */
    Uni<Thinning> of(UUID crisis, CurveQuery query) {
        Interval longest = Interval.of(0, 0, (int) CurveQuery.LONGEST.toDays());
        Tuple asked = Tuple.of(crisis, utc(query.from()), utc(query.to()), longest);
        return pool.withTransaction(connection -> connection
                .prepare(BETWEEN)
                .onItem()
                .transformToMulti(rows -> rows.createStream(ROWS_AT_ONCE, asked).toMulti())
                .map(CurvePoints::point)
                .collect()
                .in(() -> new Thinning(query.points()), Thinning::add));
    }

    private static CurvePoint point(Row row) {
        try {
            return new CurvePoint(
                    row.getOffsetDateTime("minute").toInstant(),
                    EventJson.mapper().readValue(row.getString("spread"), SPREAD),
                    row.getBoolean("at_least"));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("spread of a crisis is no JSON", broken);
        }
    }

    private static <S, T> T[] column(Collection<S> rows, Function<S, T> field, IntFunction<T[]> array) {
        return rows.stream().map(field).toArray(array);
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static String json(CrisisGraded graded) {
        try {
            return EventJson.mapper().writeValueAsString(graded.spread());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of the contracts is no JSON", impossible);
        }
    }
}
