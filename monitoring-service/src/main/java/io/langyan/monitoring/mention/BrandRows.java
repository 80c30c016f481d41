package io.langyan.monitoring.mention;

import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.Match;
import io.langyan.monitoring.watch.WatchList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which brands a mention concerns, and why. What it once concerned it goes on concerning, though a rule may have gone or the words may have been edited
 * away; then there are no terms to show for it.
 */
@ApplicationScoped
class BrandRows {

    private static final String ADD =
            """
            insert into mention_brand (brand, mention_id, platform, terms, negative_by_rule, own_account, media_author,
                                       drill, plan_version, matched_at)
            select brand, mention_id, platform, string_to_array(terms, E'\\x1f'), negative_by_rule, own_account, media_author,
                   drill, plan_version, $10
              from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::boolean[], $7::boolean[],
                          $8::text[], $9::integer[])
                   as t(brand, mention_id, platform, terms, negative_by_rule, own_account, media_author, drill, plan_version)
            on conflict do nothing
            """;
    /** Terms follow the words; of the same words only what a rule has newly marked. */
    private static final String RENEW =
            """
            update mention_brand b set terms = string_to_array(t.terms, E'\\x1f'), negative_by_rule = t.negative_by_rule
              from unnest($1::text[], $2::uuid[], $3::text[], $4::boolean[], $5::boolean[])
                   as t(brand, mention_id, terms, negative_by_rule, edited)
             where b.brand = t.brand and b.mention_id = t.mention_id
               and (t.edited or t.negative_by_rule and not b.negative_by_rule)
            """;

    private static final String REMEMBERED =
            """
            select b.brand, b.mention_id, b.terms, b.negative_by_rule, b.not_crisis
              from unnest($1::text[], $2::uuid[]) as asked(brand, mention_id)
              join mention_brand b using (brand, mention_id)
            """;

    private record Place(String brand, UUID mention) {}

    /** What each mention of the batch concerns, from its text now and from what is remembered. */
    Uni<List<Concern>> concerns(SqlConnection connection, List<Entry> entries, WatchList watch) {
        List<Concern> concerns = new ArrayList<>();
        Map<Place, Entry> silent = new HashMap<>();
        for (Entry entry : entries) {
            Said said = entry.heard().said();
            Set<String> named = new HashSet<>();
            for (Match match : said.matches()) {
                named.add(match.brand());
                watch.brand(match.brand()).ifPresent(brand -> concerns.add(named(entry, brand, match)));
            }
            said.once().stream()
                    .filter(brand -> !entry.brands().contains(brand))
                    .forEach(once -> watch.brand(once).ifPresent(brand -> concerns.add(once(entry, brand))));
            entry.brands().stream()
                    .filter(brand ->
                            !named.contains(brand) && watch.brand(brand).isPresent())
                    .forEach(brand -> silent.put(new Place(brand, entry.id()), entry));
        }
        return remembered(connection, silent, watch).map(more -> {
            concerns.addAll(more);
            return concerns;
        });
    }

    Uni<Void> add(SqlConnection connection, List<Concern> added) {
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(strings(added, Concern::brand))
                .addArrayOfUUID(added.stream().map(one -> one.entry().id()).toArray(UUID[]::new))
                .addArrayOfString(
                        strings(added, one -> one.entry().heard().key().platform()))
                .addArrayOfString(strings(added, one -> String.join(Concern.SEPARATOR, one.terms())))
                .addArrayOfBoolean(booleans(added, Concern::negativeByRule))
                .addArrayOfBoolean(booleans(added, Concern::ownAccount))
                .addArrayOfBoolean(booleans(added, Concern::mediaAuthor))
                .addArrayOfString(strings(added, one -> one.watch().drill()))
                .addArrayOfInteger(
                        added.stream().map(one -> one.watch().planVersion()).toArray(Integer[]::new))
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC));
        return connection.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    /** Renews what the rows say of the known mentions whose words changed, or that a rule marks now. */
    Uni<Void> renew(SqlConnection connection, List<Entry> entries) {
        List<Renewed> rows = entries.stream()
                .filter(entry -> entry.stood() != null)
                .flatMap(Renewed::of)
                .toList();
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = Tuple.tuple()
                .addArrayOfString(rows.stream().map(Renewed::brand).toArray(String[]::new))
                .addArrayOfUUID(rows.stream().map(row -> row.entry().id()).toArray(UUID[]::new))
                .addArrayOfString(rows.stream().map(Renewed::terms).toArray(String[]::new))
                .addArrayOfBoolean(rows.stream().map(Renewed::isNegative).toArray(Boolean[]::new))
                .addArrayOfBoolean(
                        rows.stream().map(row -> row.entry().isEdited()).toArray(Boolean[]::new));
        return connection.preparedQuery(RENEW).execute(columns).replaceWithVoid();
    }

    /** @param match null when nothing of the brand is in the words any more */
    private record Renewed(Entry entry, String brand, Match match) {

        static Stream<Renewed> of(Entry entry) {
            Map<String, Match> matches = new HashMap<>();
            entry.heard().said().matches().forEach(match -> matches.put(match.brand(), match));
            return entry.brands().stream().map(brand -> new Renewed(entry, brand, matches.get(brand)));
        }

        String terms() {
            return match == null ? "" : String.join(Concern.SEPARATOR, match.terms());
        }

        boolean isNegative() {
            return match != null && match.negativeByRule();
        }
    }

    private static Concern once(Entry entry, BrandWatch brand) {
        return new Concern(entry, brand, List.of(), false, false, 0, true);
    }

    private static Concern named(Entry entry, BrandWatch brand, Match match) {
        boolean added = !entry.brands().contains(match.brand());
        return new Concern(entry, brand, match.terms(), match.negativeByRule(), false, match.at(), added);
    }

    private static Uni<List<Concern>> remembered(SqlConnection connection, Map<Place, Entry> silent, WatchList watch) {
        if (silent.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] brands = silent.keySet().stream().map(Place::brand).toArray(String[]::new);
        UUID[] mentions = silent.keySet().stream().map(Place::mention).toArray(UUID[]::new);
        return connection
                .preparedQuery(REMEMBERED)
                .execute(Tuple.of(brands, mentions))
                .map(rows -> {
                    List<Concern> concerns = new ArrayList<>();
                    rows.forEach(row -> concerns.add(remembered(row, silent, watch)));
                    return concerns;
                });
    }

    private static Concern remembered(Row row, Map<Place, Entry> silent, WatchList watch) {
        Place place = new Place(row.getString("brand"), row.getUUID("mention_id"));
        Entry entry = silent.get(place);
        return new Concern(
                entry,
                watch.brand(place.brand()).orElseThrow(),
                entry.isEdited() ? List.of() : List.of(row.getArrayOfStrings("terms")),
                !entry.isEdited() && row.getBoolean("negative_by_rule"),
                row.getBoolean("not_crisis"),
                0,
                false);
    }

    private static String[] strings(List<Concern> concerns, java.util.function.Function<Concern, String> column) {
        return concerns.stream().map(column).toArray(String[]::new);
    }

    private static Boolean[] booleans(List<Concern> concerns, java.util.function.Predicate<Concern> column) {
        return concerns.stream().map(column::test).toArray(Boolean[]::new);
    }
}
