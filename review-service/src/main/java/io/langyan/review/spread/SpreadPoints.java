package io.langyan.review.spread;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.EventJson;
import io.langyan.review.ReviewConfig;
import io.langyan.review.report.SpreadReading;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The figures of the crises over time. */
@ApplicationScoped
public class SpreadPoints implements PanacheRepositoryBase<SpreadPoint, SpreadPoint.Key> {

    private static final String KEEP =
            """
            insert into spread_point (crisis_id, slot, at, event_id, level, spread, at_least, negative_share, mentions)
            select crisis_id, slot, at, event_id, level, spread, at_least, negative_share, mentions
              from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::boolean[],
                          $8::double precision[], $9::bigint[])
                   as t(crisis_id, slot, at, event_id, level, spread, at_least, negative_share, mentions)
             order by crisis_id, slot
            on conflict (crisis_id, slot) do update
            set at = excluded.at, event_id = excluded.event_id, level = excluded.level, spread = excluded.spread,
                at_least = excluded.at_least, negative_share = excluded.negative_share, mentions = excluded.mentions
            where spread_point.at <= excluded.at
            """;

    private final Pool pool;
    private final long slotSeconds;

    SpreadPoints(Pool pool, ReviewConfig config) {
        this.pool = pool;
        this.slotSeconds = Math.max(1, config.spreadSlot().toSeconds());
    }

    /** Keeps the figures, one of a crisis and slot, unless newer ones of the same slot are there. */
    public Uni<Void> keep(List<Received<CrisisGraded>> graded) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(graded, CrisisGraded::crisisId, UUID[]::new))
                        .addArrayOfOffsetDateTime(column(graded, each -> utc(slotOf(each)), OffsetDateTime[]::new))
                        .addArrayOfOffsetDateTime(column(graded, each -> utc(timeOf(each)), OffsetDateTime[]::new))
                        .addArrayOfString(graded.stream()
                                .map(each -> each.envelope().id())
                                .toArray(String[]::new))
                        .addArrayOfString(column(graded, each -> each.level().code(), String[]::new))
                        .addArrayOfString(column(graded, SpreadPoints::json, String[]::new))
                        .addArrayOfBoolean(column(graded, CrisisGraded::atLeast, Boolean[]::new))
                        .addArrayOfDouble(column(graded, CrisisGraded::negativeShare, Double[]::new))
                        .addArrayOfLong(column(graded, CrisisGraded::mentions, Long[]::new)))
                .replaceWithVoid();
    }

    /** When the slot begins that these figures fall into. */
    public Instant slotOf(CrisisGraded graded) {
        return Instant.ofEpochSecond(Math.floorDiv(timeOf(graded).getEpochSecond(), slotSeconds) * slotSeconds);
    }

    private static <T> T[] column(
            List<Received<CrisisGraded>> graded, Function<CrisisGraded, T> field, IntFunction<T[]> array) {
        return graded.stream().map(Received::event).map(field).toArray(array);
    }

    /** Event time of the newest observation in the figures. */
    public static Instant timeOf(CrisisGraded graded) {
        return graded.lastObservedAt() == null ? graded.gradedAt() : graded.lastObservedAt();
    }

    /** The figures of a crisis in the order of its time. */
    public Uni<List<SpreadReading>> of(UUID crisis) {
        return crisis == null
                ? Uni.createFrom().item(List.of())
                : list("crisisId = ?1 order by at", crisis)
                        .map(points -> points.stream().map(SpreadPoint::reading).toList());
    }

    /** Forgets what led to no incident. */
    public Uni<Long> forgetLooseBefore(Instant time) {
        return delete(
                "at < ?1 and crisisId not in (select c.crisisId from CaseFile c where c.crisisId is not null)", time);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static String json(CrisisGraded graded) {
        try {
            return EventJson.mapper().writeValueAsString(graded.spread());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
