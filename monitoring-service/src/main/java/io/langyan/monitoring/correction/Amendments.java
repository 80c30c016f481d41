package io.langyan.monitoring.correction;

import io.langyan.monitoring.reading.KeptReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What mentions carry beside what their texts say. Always within the caller's transaction. */
@ApplicationScoped
public class Amendments {

    private static final String ALL_BRANDS = "*";
    private static final String OF =
            """
            select a.mention_id, a.brand, a.revision, a.reading::text as reading, a.says_sentiment, a.not_crisis, a.own_account, a.noise
              from unnest($1::uuid[]) as asked(id) join amendment a on a.mention_id = asked.id
            """;
    private static final String UNION =
            "noise = (select coalesce(array_agg(distinct one order by one), '{}') from unnest(amendment.noise || excluded.noise) as one)";
    private static final String NOISE =
            """
            insert into amendment (mention_id, brand, revision, noise)
            select mention_id, brand, revision, string_to_array(noise, ',')
              from unnest($1::uuid[], $2::text[], $3::text[], $4::integer[]) as t(mention_id, brand, noise, revision)
            on conflict (mention_id, brand) do update set """
                    + " " + UNION + " where amendment.noise_by is null";
    /** A person's word about noise stands; the row is then neither changed nor told. */
    private static final String LATE_NOISE =
            """
            with asked as (
                select * from unnest($1::uuid[], $2::text[], $3::text[]) as t(mention_id, brand, noise)
            ), open as (
                select asked.* from asked left join amendment a using (mention_id, brand) where a.noise_by is null
            ), locked as (
                select id from mention where id in (select mention_id from open) order by id for update
            ), revised as (
                update mention m set revision = m.revision + 1 from locked where m.id = locked.id returning m.id, m.revision
            ), amended as (
                insert into amendment (mention_id, brand, revision, noise)
                select o.mention_id, o.brand, r.revision, string_to_array(o.noise, ',') from open o join revised r on r.id = o.mention_id
                on conflict (mention_id, brand) do update set revision = excluded.revision, """
                    + " " + UNION
                    + """

                returning mention_id, brand
            )
            insert into amendment_due (mention_id, brand) select mention_id, brand from amended on conflict do nothing
            """;

    /** A person's reading is of the words that he had read. */
    private static final String EDITED =
            """
            insert into amendment as a (mention_id, brand, revision)
            select id, '*', revision from unnest($1::uuid[], $2::integer[]) as t(id, revision)
            on conflict (mention_id, brand) do update set revision = excluded.revision
            """;

    private static final String SAID_OF =
            """
            update amendment a set said_of = jsonb_build_object('title', t.title, 'text', t.text)
              from unnest($1::uuid[], $2::text[], $3::text[]) as t(id, title, text)
             where a.mention_id = t.id and a.brand = '*' and a.reading is not null and a.said_of is null
            """;

    /**
     * Marks found on a mention.
     *
     * @param revision at which they are told; not asked of earlier mentions, which get a new one
     */
    public record Noise(UUID mention, String brand, int revision, List<String> kinds) {}

    /**
     * Other words stand from now on.
     *
     * @param title that stood before, or null
     * @param text that stood before, or null
     */
    public record Edited(UUID mention, int revision, String title, String text) {}

    /** Those of the mentions that have any. */
    public Uni<Map<UUID, Amendment>> of(SqlConnection connection, Collection<UUID> mentions) {
        if (mentions.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of((Object) mentions.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Amendment> amendments = new HashMap<>();
                    rows.forEach(row -> amendments.merge(row.getUUID("mention_id"), amendment(row), Amendment::and));
                    return amendments;
                });
    }

    /** All that is told of these mentions from now on has the new revision; a person's reading stays with the words that were read. */
    public Uni<Void> edited(SqlConnection connection, List<Edited> edits) {
        if (edits.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = edits.stream().map(Edited::mention).toArray(UUID[]::new);
        Integer[] revisions = edits.stream().map(Edited::revision).toArray(Integer[]::new);
        String[] titles = edits.stream().map(Edited::title).toArray(String[]::new);
        String[] texts = edits.stream().map(Edited::text).toArray(String[]::new);
        return connection
                .preparedQuery(EDITED)
                .execute(Tuple.of(ids, revisions))
                .chain(() -> connection.preparedQuery(SAID_OF).execute(Tuple.of(ids, titles, texts)))
                .replaceWithVoid();
    }

    /** Marks of mentions that are told only now, so without a new revision. */
    public Uni<Void> noise(SqlConnection connection, List<Noise> found) {
        List<Noise> sorted = sorted(found);
        return sorted.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(NOISE)
                        .execute(columns(sorted)
                                .addArrayOfInteger(
                                        sorted.stream().map(Noise::revision).toArray(Integer[]::new)))
                        .replaceWithVoid();
    }

    /** Marks of mentions that were told without them: a new revision each, soon announced. */
    public Uni<Void> lateNoise(SqlConnection connection, List<Noise> found) {
        List<Noise> sorted = sorted(found);
        return sorted.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(LATE_NOISE).execute(columns(sorted)).replaceWithVoid();
    }

    private static List<Noise> sorted(List<Noise> found) {
        return found.stream()
                .sorted(Comparator.comparing(Noise::mention).thenComparing(Noise::brand))
                .toList();
    }

    private static Tuple columns(List<Noise> found) {
        return Tuple.tuple()
                .addArrayOfUUID(found.stream().map(Noise::mention).toArray(UUID[]::new))
                .addArrayOfString(found.stream().map(Noise::brand).toArray(String[]::new))
                .addArrayOfString(
                        found.stream().map(one -> String.join(",", one.kinds())).toArray(String[]::new));
    }

    private static Amendment amendment(Row row) {
        String reading = row.getString("reading");
        Amendment.Marks marks = new Amendment.Marks(
                row.getBoolean("not_crisis"), row.getBoolean("own_account"), List.of(row.getArrayOfStrings("noise")));
        String brand = row.getString("brand");
        return new Amendment(
                row.getInteger("revision"),
                KeptReading.of(reading),
                row.getBoolean("says_sentiment"),
                ALL_BRANDS.equals(brand) ? Map.of() : Map.of(brand, marks));
    }
}
