package io.langyan.monitoring.mention;

import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionObserved;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The counters' history. Two observations of the same moment are one sample with the higher of each counter. */
@ApplicationScoped
class Samples {

    private static final String COLUMNS =
            """
            from unnest($1::uuid[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::boolean[],
                        $8::timestamptz[], $9::text[])
                 as t(mention_id, observed_at, reposts, comments, likes, views, capped, received_at, source)
            """;
    private static final String ADD =
            "insert into sample select * " + COLUMNS + " on conflict do nothing returning mention_id, observed_at";
    private static final String RAISE =
            ("""
            update sample s set reposts = greatest(s.reposts, t.reposts), comments = greatest(s.comments, t.comments),
                   likes = greatest(s.likes, t.likes), views = greatest(s.views, t.views), capped = :capped
            """
                            + COLUMNS
                            + """
            where s.mention_id = t.mention_id and s.observed_at = t.observed_at
              and (s.reposts, s.comments, s.likes, s.views, s.capped) is distinct from
                  (greatest(s.reposts, t.reposts), greatest(s.comments, t.comments), greatest(s.likes, t.likes),
                   greatest(s.views, t.views), :capped)
            """)
                    .replace(":capped", Ceilings.stand("s", "t"));

    /** Names a sample. */
    record SampleKey(UUID mention, Instant observedAt) {}

    private record Line(UUID mention, MentionObserved observed) {
        SampleKey key() {
            return new SampleKey(mention, observed.observedAt());
        }
    }

    /** Adds what is new, raises what was there; answers which were new. */
    Uni<Set<SampleKey>> add(SqlConnection connection, List<Entry> entries) {
        List<Line> lines = entries.stream()
                .flatMap(entry -> entry.heard().samples().stream().map(sample -> new Line(entry.id(), sample)))
                .sorted(Comparator.comparing((Line line) -> line.mention())
                        .thenComparing(line -> line.observed().observedAt()))
                .toList();
        return connection
                .preparedQuery(ADD)
                .execute(columns(lines))
                .map(Samples::keys)
                .call(added -> raise(connection, lines, added));
    }

    private static Uni<Void> raise(SqlConnection connection, List<Line> lines, Set<SampleKey> added) {
        List<Line> known =
                lines.stream().filter(line -> !added.contains(line.key())).toList();
        if (known.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(RAISE).execute(columns(known)).replaceWithVoid();
    }

    private static Set<SampleKey> keys(RowSet<Row> rows) {
        Set<SampleKey> keys = new HashSet<>();
        rows.forEach(row ->
                keys.add(new SampleKey(row.getUUID(0), row.getOffsetDateTime(1).toInstant())));
        return keys;
    }

    private static Tuple columns(List<Line> lines) {
        return Tuple.tuple()
                .addArrayOfUUID(lines.stream().map(Line::mention).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(times(lines, MentionObserved::observedAt))
                .addArrayOfLong(counts(lines, Counters::reposts))
                .addArrayOfLong(counts(lines, Counters::comments))
                .addArrayOfLong(counts(lines, Counters::likes))
                .addArrayOfLong(counts(lines, Counters::views))
                .addArrayOfBoolean(lines.stream()
                        .map(line -> line.observed().counters().capped())
                        .toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(times(lines, MentionObserved::receivedAt))
                .addArrayOfString(
                        lines.stream().map(line -> line.observed().source()).toArray(String[]::new));
    }

    private static OffsetDateTime[] times(List<Line> lines, Function<MentionObserved, Instant> field) {
        return lines.stream()
                .map(line -> field.apply(line.observed()).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Long[] counts(List<Line> lines, Function<Counters, Long> counter) {
        return lines.stream()
                .map(line -> counter.apply(line.observed().counters()))
                .toArray(Long[]::new);
    }
}
