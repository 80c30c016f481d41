package io.langyan.incident.incident;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.incident.JsonText;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The figures of stories that have an incident, as grading said last. */
@ApplicationScoped
public class Stories implements PanacheRepositoryBase<StoryRow, UUID> {

    private static final String UPSERT =
            """
            insert into story (crisis_id, brand, drill, plan_version, title, score, mentions, samples, platforms, spread, graded_at)
            select crisis_id, brand, drill, plan_version, title, score, mentions, samples, platforms, spread, graded_at
              from unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::integer[], $7::bigint[], $8::bigint[],
                          $9::text[], $10::text[], $11::timestamptz[])
                   as t(crisis_id, brand, drill, plan_version, title, score, mentions, samples, platforms, spread, graded_at)
             where crisis_id in (select crisis_id from incident where crisis_id = any($1))
             order by crisis_id
            on conflict (crisis_id) do update set title = excluded.title, score = excluded.score,
                mentions = excluded.mentions, samples = excluded.samples, platforms = excluded.platforms,
                spread = excluded.spread, graded_at = excluded.graded_at
             where story.graded_at < excluded.graded_at
            """;

    private final Pool pool;

    Stories(Pool pool) {
        this.pool = pool;
    }

    /** Older figures than those at hand change nothing, and neither do those of stories without an incident. */
    public Uni<Void> graded(List<Received<CrisisGraded>> crises) {
        return pool.preparedQuery(UPSERT)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(crises, CrisisGraded::crisisId, UUID[]::new))
                        .addArrayOfString(column(crises, CrisisGraded::brand, String[]::new))
                        .addArrayOfString(crises.stream()
                                .map(each -> each.scope().drill())
                                .toArray(String[]::new))
                        .addArrayOfInteger(crises.stream()
                                .map(each -> each.scope().planVersion())
                                .toArray(Integer[]::new))
                        .addArrayOfString(column(crises, CrisisGraded::title, String[]::new))
                        .addArrayOfInteger(column(crises, CrisisGraded::score, Integer[]::new))
                        .addArrayOfLong(column(crises, CrisisGraded::mentions, Long[]::new))
                        .addArrayOfLong(column(crises, CrisisGraded::samples, Long[]::new))
                        .addArrayOfString(
                                column(crises, crisis -> JsonText.of(orEmpty(crisis.platforms())), String[]::new))
                        .addArrayOfString(column(
                                crises,
                                crisis -> JsonText.of(crisis.spread() == null ? Map.of() : crisis.spread()),
                                String[]::new))
                        .addArrayOfOffsetDateTime(column(
                                crises, crisis -> crisis.gradedAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    private static <T> T[] column(
            List<Received<CrisisGraded>> crises, Function<CrisisGraded, T> field, IntFunction<T[]> array) {
        return crises.stream().map(Received::event).map(field).toArray(array);
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list;
    }

    Uni<Map<UUID, StoryRow>> of(Collection<UUID> crises) {
        return list("crisisId in ?1", crises)
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.crisisId, Function.identity())));
    }
}
