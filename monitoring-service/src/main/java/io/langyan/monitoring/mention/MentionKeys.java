package io.langyan.monitoring.mention;

import io.langyan.events.rest.TimeOrderedId;
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
            select k.platform, k.external_id, k.id, k.origin, k.brands, k.text_hash, k.negative_by_rule, k.hit_origin,
                   false as inserted
              from unnest($1::text[], $2::text[]) as asked(platform, external_id)
              join mention_key k using (platform, external_id)
            """;
    private static final String ADD =
            """
            insert into mention_key (platform, external_id, id, origin, brands, text_hash, negative_by_rule)
            select platform, external_id, id, origin, string_to_array(brands, E'\\x1f'), text_hash, negative_by_rule
              from unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[], $5::text[], $6::bigint[], $7::boolean[])
                   as t(platform, external_id, id, origin, brands, text_hash, negative_by_rule)
            on conflict do nothing
            returning platform, external_id, id, origin, '{}'::text[] as brands, text_hash, negative_by_rule, hit_origin,
                      true as inserted
            """;
    private static final String RENEW =
            """
            update mention_key k set brands = k.brands || string_to_array(t.brands, E'\\x1f'), text_hash = t.text_hash,
                   negative_by_rule = t.negative_by_rule, hit_origin = coalesce(t.hit_origin, k.hit_origin)
              from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::boolean[], $6::bigint[])
                   as t(platform, external_id, brands, text_hash, negative_by_rule, hit_origin)
             where k.platform = t.platform and k.external_id = t.external_id
               and (t.brands <> '' or t.hit_origin is not null
                    or (k.text_hash, k.negative_by_rule) is distinct from (t.text_hash, t.negative_by_rule))
            """;

    /** Finds or gives the id of each mention, in the same order. */
    Uni<List<Entry>> enter(SqlConnection connection, List<Heard> heard, WatchList watch) {
        Map<MentionKey, Row> rows = new HashMap<>();
        return find(connection, heard, rows)
                .chain(() -> add(connection, missing(heard, rows), rows, watch))
                .chain(() -> find(connection, missing(heard, rows), rows))
                .map(nothing -> heard.stream()
                        .map(one -> new Entry(one, key(one, rows.get(one.key()))))
                        .toList());
    }

    /** The keys of mentions whose rows are locked by now: another replica may have written them while this one waited. */
    Uni<Map<UUID, KeyRow>> again(SqlConnection connection, List<Entry> locked) {
        Map<MentionKey, Row> rows = new HashMap<>();
        return find(connection, locked.stream().map(Entry::heard).toList(), rows)
                .map(nothing -> locked.stream()
                        .filter(entry -> rows.containsKey(entry.heard().key()))
                        .map(entry -> key(entry.heard(), rows.get(entry.heard().key())))
                        .collect(Collectors.toMap(KeyRow::id, key -> key)));
    }

    /** Remembers what known mentions say now, which brands they turned out to concern as well, and which became hits by it. */
    Uni<Void> renew(SqlConnection connection, List<Entry> entries, List<Concern> concerns) {
        List<Entry> telling = entries.stream()
                .filter(entry -> !entry.inserted() && !entry.key().isKnown())
                .toList();
        if (telling.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<UUID, List<Concern>> byMention = concerns.stream()
                .collect(Collectors.groupingBy(one -> one.entry().id()));
        List<List<Concern>> theirs = telling.stream()
                .map(entry -> byMention.getOrDefault(entry.id(), List.of()))
                .toList();
        List<Heard> heard = telling.stream().map(Entry::heard).toList();
        Tuple columns = Tuple.of(platforms(heard), externalIds(heard))
                .addArrayOfString(theirs.stream().map(MentionKeys::added).toArray(String[]::new))
                .addArrayOfLong(hashes(heard))
                .addArrayOfBoolean(telling.stream().map(Entry::isNegativeByRule).toArray(Boolean[]::new))
                .addArrayOfLong(theirs.stream().map(MentionKeys::hitOrigin).toArray(Long[]::new));
        return connection.preparedQuery(RENEW).execute(columns).replaceWithVoid();
    }

    private static String added(List<Concern> concerns) {
        return concerns.stream()
                .filter(Concern::added)
                .map(Concern::brand)
                .collect(Collectors.joining(Concern.SEPARATOR));
    }

    /** Null when it became none. */
    private static Long hitOrigin(List<Concern> concerns) {
        return concerns.stream()
                .filter(Concern::becomesHit)
                .map(hit -> hit.entry().heard().origin())
                .findFirst()
                .orElse(null);
    }

    private static String brands(Heard heard, WatchList watch) {
        return heard.said().brands().stream()
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
        Boolean[] negative =
                heard.stream().map(one -> one.said().isNegativeByRule()).toArray(Boolean[]::new);
        Tuple columns = Tuple.of(platforms(heard), externalIds(heard), ids, origins, brands)
                .addArrayOfLong(hashes(heard))
                .addArrayOfBoolean(negative);
        return connection
                .preparedQuery(ADD)
                .execute(columns)
                .invoke(added -> note(added, rows))
                .replaceWithVoid();
    }

    private static List<Heard> missing(List<Heard> heard, Map<MentionKey, Row> rows) {
        return heard.stream().filter(one -> !rows.containsKey(one.key())).toList();
    }

    private static void note(RowSet<Row> found, Map<MentionKey, Row> rows) {
        found.forEach(row -> rows.put(new MentionKey(row.getString(0), row.getString(1)), row));
    }

    private static KeyRow key(Heard heard, Row row) {
        boolean inserted = row.getBoolean("inserted");
        Set<String> brands = Set.copyOf(List.of(row.getArrayOfStrings("brands")));
        Long hit = row.getLong("hit_origin");
        boolean isHitAgain = hit != null && heard.origin() <= hit && hit <= heard.lastOrigin();
        boolean isNew = inserted || row.getLong("origin") == heard.origin();
        boolean isKnown = isKnown(heard.said(), row.getLong("text_hash"), row.getBoolean("negative_by_rule"), brands);
        return new KeyRow(row.getUUID("id"), inserted, isNew, isHitAgain, isKnown, brands);
    }

    private static boolean isKnown(Said said, Long hash, boolean negativeByRule, Set<String> brands) {
        return hash != null
                && said.wordings().isJust(hash)
                && brands.containsAll(said.brands())
                && (negativeByRule || !said.isNegativeByRule());
    }

    private static Long[] hashes(List<Heard> heard) {
        return heard.stream()
                .map(one -> one.said().wordings().standing().hash())
                .toArray(Long[]::new);
    }

    private static String[] platforms(List<Heard> heard) {
        return heard.stream().map(one -> one.key().platform()).toArray(String[]::new);
    }

    private static String[] externalIds(List<Heard> heard) {
        return heard.stream().map(one -> one.key().externalId()).toArray(String[]::new);
    }
}
