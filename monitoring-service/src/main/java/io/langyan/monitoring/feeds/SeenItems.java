package io.langyan.monitoring.feeds;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What feeds have brought before. The newest of each feed are remembered; more than a feed ever holds, so nothing comes back as new. */
@ApplicationScoped
class SeenItems {

    private static final String KNOWN = "select external_id, hash from feed_seen where source_id = $1";
    private static final String NOTE =
            """
            insert into feed_seen (source_id, external_id, hash, seen_at)
            select $1, item.id, item.hash, $4 from unnest($2::text[], $3::bigint[]) as item (id, hash)
            on conflict (source_id, external_id) do update set hash = excluded.hash, seen_at = excluded.seen_at
            """;
    private static final String PRUNE =
            """
            delete from feed_seen where source_id = $1 and external_id in (
                select external_id from feed_seen where source_id = $1 order by seen_at desc, external_id offset $2)
            """;
    private static final int KEPT = 3 * FeedReader.MOST_ITEMS;

    private final Pool pool;

    SeenItems(Pool pool) {
        this.pool = pool;
    }

    /** Those that were never seen, or said something else then. */
    Uni<List<PolledItem>> freshOf(String source, List<PolledItem> items) {
        return pool.preparedQuery(KNOWN).execute(Tuple.of(source)).map(rows -> {
            Map<String, Long> known = new HashMap<>();
            rows.forEach(row -> known.put(row.getString("external_id"), row.getLong("hash")));
            return items.stream()
                    .filter(item -> !Long.valueOf(item.hash()).equals(known.get(item.externalId())))
                    .toList();
        });
    }

    Uni<Void> note(SqlClient client, String source, Collection<PolledItem> items, Instant now) {
        List<PolledItem> named =
                items.stream().filter(item -> item.externalId() != null).toList();
        return client.preparedQuery(NOTE)
                .execute(Tuple.tuple()
                        .addString(source)
                        .addArrayOfString(
                                named.stream().map(PolledItem::externalId).toArray(String[]::new))
                        .addArrayOfLong(named.stream().map(PolledItem::hash).toArray(Long[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .chain(() -> client.preparedQuery(PRUNE).execute(Tuple.of(source, KEPT)))
                .replaceWithVoid();
    }
}
