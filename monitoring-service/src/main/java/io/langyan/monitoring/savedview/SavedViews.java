package io.langyan.monitoring.savedview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps views. */
@ApplicationScoped
class SavedViews {

    private static final String COLUMNS =
            "id, owner, brand, shared, name, filter::text as filter, columns, version, changed_at";
    private static final String VISIBLE = "(owner = $1 or shared and ($2::text[] is null or brand = any($2)))";
    private static final String LIST = "select " + COLUMNS + " from saved_view where " + VISIBLE
            + " and id > $3 and ($4::text is null or brand = $4) order by id limit $5";
    private static final String ONE = "select " + COLUMNS + " from saved_view where " + VISIBLE + " and id = $3";
    private static final String COUNT = "select count(*) from saved_view where owner = $1";
    private static final String ADD =
            """
            insert into saved_view (id, owner, brand, shared, name, filter, columns, version, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String CHANGE =
            """
            update saved_view set brand = $2, shared = $3, name = $4, filter = $5, columns = $6, version = version + 1,
                   changed_at = $7
             where id = $1 and version = $8
            """;
    private static final String DROP = "delete from saved_view where id = $1";
    private static final TypeReference<Map<String, String>> FILTER = new TypeReference<>() {};

    private final Pool pool;

    SavedViews(Pool pool) {
        this.pool = pool;
    }

    /** Who asks, and which brands he may see (empty for all). */
    record Reader(String name, Optional<Set<String>> brands) {
        String[] limit() {
            return brands.map(some -> some.toArray(String[]::new)).orElse(null);
        }
    }

    Uni<List<SavedView>> visibleTo(Reader reader, String brand, UUID after, int limit) {
        Tuple asked = Tuple.tuple()
                .addString(reader.name())
                .addArrayOfString(reader.limit())
                .addUUID(after)
                .addString(brand)
                .addInteger(limit);
        return pool.preparedQuery(LIST).execute(asked).map(SavedViews::views);
    }

    Uni<Optional<SavedView>> visibleTo(Reader reader, UUID id) {
        Tuple asked = Tuple.tuple()
                .addString(reader.name())
                .addArrayOfString(reader.limit())
                .addUUID(id);
        return pool.preparedQuery(ONE).execute(asked).map(rows -> views(rows).stream()
                .findFirst());
    }

    Uni<Long> countOf(String owner) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(owner))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<SavedView> add(SavedView view) {
        Tuple values = Tuple.tuple()
                .addUUID(view.id())
                .addString(view.owner())
                .addString(view.brand())
                .addBoolean(view.shared())
                .addString(view.name())
                .addValue(json(view))
                .addArrayOfString(view.columns().toArray(String[]::new))
                .addInteger(view.version())
                .addOffsetDateTime(view.changedAt().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(ADD).execute(values).replaceWith(view);
    }

    /** Answers whether the version seen was still there. */
    Uni<Boolean> change(SavedView view, int seen) {
        Tuple values = Tuple.tuple()
                .addUUID(view.id())
                .addString(view.brand())
                .addBoolean(view.shared())
                .addString(view.name())
                .addValue(json(view))
                .addArrayOfString(view.columns().toArray(String[]::new))
                .addOffsetDateTime(view.changedAt().atOffset(ZoneOffset.UTC))
                .addInteger(seen);
        return pool.preparedQuery(CHANGE).execute(values).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> drop(UUID id) {
        return pool.preparedQuery(DROP).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static JsonObject json(SavedView view) {
        return new JsonObject(Map.copyOf(view.filter()));
    }

    private static List<SavedView> views(RowSet<Row> rows) {
        List<SavedView> views = new ArrayList<>();
        for (Row row : rows) {
            views.add(new SavedView(
                    row.getUUID("id"),
                    row.getString("owner"),
                    row.getString("brand"),
                    row.getBoolean("shared"),
                    row.getString("name"),
                    filter(row.getString("filter")),
                    List.of(row.getArrayOfStrings("columns")),
                    row.getInteger("version"),
                    row.getOffsetDateTime("changed_at").toInstant()));
        }
        return views;
    }

    private static Map<String, String> filter(String json) {
        try {
            return EventJson.mapper().readValue(json, FILTER);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a saved filter cannot be read", impossible);
        }
    }
}
