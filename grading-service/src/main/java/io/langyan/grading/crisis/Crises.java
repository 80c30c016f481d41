package io.langyan.grading.crisis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Problem;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the crises. */
@ApplicationScoped
class Crises {

    private static final String COLUMNS =
            "select id, state, absorbed_into, figures::text, drill, plan_version, changed_at from crisis ";
    private static final String PAGE = COLUMNS
            + """
             where ($1::text[] is null or brand = any($1)) and ($2::text is null or level = $2)
               and ($3::timestamptz is null or (last_observed_at, id) < ($3, $4))
             order by last_observed_at desc, id desc limit $5
            """;
    private static final String ONE = COLUMNS + "where id = $1 and ($2::text[] is null or brand = any($2))";
    private static final String CHANGED = COLUMNS
            + """
             where ($1::text[] is null or brand = any($1)) and (changed_at, id) > ($2, $3) order by changed_at, id limit $4
            """;
    private static final String HISTORY =
            """
            select coalesce(json_agg(change order by changed_at, event_id), '[]')::text as history from level_change where crisis_id = $1
            """;

    /** Most at a time of those that changed. */
    static final int CHANGES = 500;

    private final Pool pool;

    Crises(Pool pool) {
        this.pool = pool;
    }

    Uni<List<CrisisView>> find(CrisisQuery query) {
        CrisisQuery.Position before = query.before();
        return pool.preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addArrayOfString(array(query.brands()))
                        .addString(query.level())
                        .addValue(
                                before == null ? null : before.lastObservedAt().atOffset(ZoneOffset.UTC))
                        .addUUID(before == null ? null : before.id())
                        .addInteger(query.rows()))
                .map(Crises::views);
    }

    Uni<Optional<CrisisView>> byId(UUID id, Optional<Set<String>> brands) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id).addArrayOfString(array(brands)))
                .map(rows -> views(rows).stream().findFirst());
    }

    /** As an address names it. @throws Problem 404 when there is none that the caller may know of */
    Uni<CrisisView> named(String id, Optional<Set<String>> brands) {
        return uuid(id).map(known -> byId(known, brands))
                .orElse(Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("unknown-crisis", "没有这个危机。", "There is no such crisis.")));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    Uni<CrisisView> withHistory(CrisisView crisis) {
        return pool.preparedQuery(HISTORY)
                .execute(Tuple.of(crisis.id()))
                .map(rows -> crisis.with(json(rows.iterator().next().getString("history"))));
    }

    /** The next {@link #CHANGES} that changed after that, oldest change first. */
    Uni<List<CrisisView>> changedAfter(ChangesTold.Position after, Optional<Set<String>> brands) {
        return pool.preparedQuery(CHANGED)
                .execute(Tuple.tuple()
                        .addArrayOfString(array(brands))
                        .addValue(after.at().atOffset(ZoneOffset.UTC))
                        .addUUID(after.id())
                        .addInteger(CHANGES))
                .map(Crises::views);
    }

    private static String[] array(Optional<Set<String>> brands) {
        return brands.map(set -> set.toArray(String[]::new)).orElse(null);
    }

    private static List<CrisisView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Crises::view).toList();
    }

    private static CrisisView view(Row row) {
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        json(row.getString("figures")).fields().forEachRemaining(one -> figures.put(one.getKey(), one.getValue()));
        figures.remove("crisisId");
        return new CrisisView(
                row.getUUID("id"),
                row.getString("state"),
                row.getUUID("absorbed_into"),
                figures,
                row.getString("drill"),
                row.getInteger("plan_version"),
                row.getOffsetDateTime("changed_at").toInstant(),
                null);
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("figures of a crisis are no JSON", broken);
        }
    }
}
