package io.langyan.monitoring.mention;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.monitoring.watch.Match;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which id a mention has, for ever. */
@ApplicationScoped
class MentionKeys {

    private static final String KNOWN =
            """
            select k.platform, k.external_id, k.id, k.origin, k.brands, false as inserted
              from unnest($1::text[], $2::text[]) as asked(platform, external_id)
              join mention_key k using (platform, external_id)
            """;
    private static final String ADD =
            """
            insert into mention_key (platform, external_id, id, origin, brands)
            select platform, external_id, id, origin, string_to_array(brands, E'\\x1f')
              from unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[], $5::text[])
                   as t(platform, external_id, id, origin, brands)
            on conflict do nothing
            returning platform, external_id, id, origin, '{}'::text[] as brands, true as inserted
            """;
    private static final String ADD_BRAND =
            """
            update mention_key k set brands = k.brands || t.brands
              from (select platform, external_id, array_agg(brand) as brands
                      from unnest($1::text[], $2::text[], $3::text[]) as t(platform, external_id, brand)
                     group by platform, external_id) as t
             where k.platform = t.platform and k.external_id = t.external_id
            """;

    /** Finds or gives the id of each mention, in the same order. */
    Uni<List<Entry>> enter(SqlConnection connection, List<Heard> heard, WatchList watch) {
        Map<MentionKey, Row> rows = new HashMap<>();
        return find(connection, heard, rows)
                .chain(() -> add(connection, missing(heard, rows), rows, watch))
                .chain(() -> find(connection, missing(heard, rows), rows))
                .map(nothing -> heard.stream()
                        .map(one -> entry(one, rows.get(one.key())))
                        .toList());
    }

    /** Remembers brands that known mentions turned out to concern as well. */
    Uni<Void> addBrands(SqlConnection connection, List<Concern> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Heard> heard = added.stream().map(one -> one.entry().heard()).toList();
        String[] brands = added.stream().map(Concern::brand).toArray(String[]::new);
        return connection
                .preparedQuery(ADD_BRAND)
                .execute(Tuple.of(platforms(heard), externalIds(heard), brands))
                .replaceWithVoid();
    }

    private static String brands(Heard heard, WatchList watch) {
        return heard.matches().stream()
                .map(Match::brand)
                .filter(brand -> watch.brand(brand).isPresent())
                .collect(Collectors.joining(Concern.SEPARATOR));
    }

    private static Uni<Void> find(SqlConnection connection, List<Heard> heard, Map<MentionKey, Row> rows) {
        if (heard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(platforms(heard), externalIds(heard)))
                .invoke(found -> note(found, rows))
                .replaceWithVoid();
    }

    private static Uni<Void> add(
            SqlConnection connection, List<Heard> heard, Map<MentionKey, Row> rows, WatchList watch) {
        if (heard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = heard.stream().map(one -> TimeOrderedId.next()).toArray(UUID[]::new);
        Long[] origins = heard.stream().map(Heard::origin).toArray(Long[]::new);
        String[] brands = heard.stream().map(one -> brands(one, watch)).toArray(String[]::new);
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(platforms(heard), externalIds(heard), ids, origins, brands))
                .invoke(added -> note(added, rows))
                .replaceWithVoid();
    }

    private static List<Heard> missing(List<Heard> heard, Map<MentionKey, Row> rows) {
        return heard.stream().filter(one -> !rows.containsKey(one.key())).toList();
    }

    private static void note(RowSet<Row> found, Map<MentionKey, Row> rows) {
        found.forEach(row -> rows.put(new MentionKey(row.getString(0), row.getString(1)), row));
    }

    private static Entry entry(Heard heard, Row row) {
        boolean inserted = row.getBoolean("inserted");
        return new Entry(
                heard,
                row.getUUID("id"),
                inserted || row.getLong("origin") == heard.origin(),
                inserted,
                Set.of(row.getArrayOfStrings("brands")));
    }

    private static String[] platforms(List<Heard> heard) {
        return heard.stream().map(one -> one.key().platform()).toArray(String[]::new);
    }

    private static String[] externalIds(List<Heard> heard) {
        return heard.stream().map(one -> one.key().externalId()).toArray(String[]::new);
    }
}
