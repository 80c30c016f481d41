package io.langyan.monitoring.noise;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The marks of a mention with their reasons, the machine's and the person's. */
@ApplicationScoped
class NoiseReasons {

    private static final String OF =
            """
            select b.brand, k.kind, n.score, n.words, n.grp, n.marked_at, a.noise_by, g.size,
                   k.kind = any(coalesce(a.noise, '{}')) as in_force
              from mention_brand b
              left join amendment a on a.mention_id = b.mention_id and a.brand = b.brand
             cross join lateral (
                   select kind from noise_mark where mention_id = b.mention_id and brand = b.brand
                    union select unnest(a.noise)) as k(kind)
              left join noise_mark n on n.mention_id = b.mention_id and n.brand = b.brand and n.kind = k.kind
              left join copy_group g on g.grp = n.grp
             where b.mention_id = $1 and ($2::text[] is null or b.brand = any($2))
             order by b.brand, k.kind
            """;

    private final Pool pool;

    NoiseReasons(Pool pool) {
        this.pool = pool;
    }

    /**
     * One mark.
     *
     * @param score 0 to 1; null when only a person says so
     * @param group copies of one text about the brand
     * @param groupSize null once the group is forgotten
     * @param setBy the person whose word decides what is in force, or null
     */
    record Reason(
            String brand,
            String kind,
            boolean inForce,
            Float score,
            List<String> words,
            UUID group,
            Integer groupSize,
            Instant markedAt,
            String setBy) {}

    Uni<List<Reason>> of(UUID mention, Optional<Set<String>> visible) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(
                        mention, visible.map(all -> all.toArray(String[]::new)).orElse(null)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(NoiseReasons::reason)
                        .toList());
    }

    private static Reason reason(Row row) {
        String[] words = row.getArrayOfStrings("words");
        OffsetDateTime marked = row.getOffsetDateTime("marked_at");
        return new Reason(
                row.getString("brand"),
                row.getString("kind"),
                row.getBoolean("in_force"),
                row.getFloat("score"),
                words == null ? List.of() : List.of(words),
                row.getUUID("grp"),
                row.getInteger("size"),
                marked == null ? null : marked.toInstant(),
                row.getString("noise_by"));
    }
}
