package io.langyan.monitoring.correction;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Reading;
import io.langyan.monitoring.reading.KeptReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What people have said, kept for ever. */
@ApplicationScoped
class Corrections {

    private static final String ADD =
            """
            insert into correction (id, mention_id, brand, revision, what, said_by, said_at, before, after, note)
            values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9::text::jsonb, $10)
            """;
    private static final String BRANDS = "select brand from mention_brand where mention_id = $1";
    private static final String HISTORY =
            """
            select revision, what, brand, said_by, said_at, before::text as before, after::text as after, note from correction
             where mention_id = $1 and revision < $2 and ($3::text[] is null or brand is null or brand = any($3))
             order by revision desc limit $4
            """;
    private static final String LABELS =
            """
            select m.id, a.reading::text as reading,
                   case when a.said_of is null then m.title else a.said_of ->> 'title' end as title,
                   case when a.said_of is null then m.text else a.said_of ->> 'text' end as text
              from amendment a join mention m on m.id = a.mention_id
             where a.brand = '*' and a.reading is not null and a.mention_id > $1
               and ($2::text[] is null or exists (
                    select from mention_brand b where b.mention_id = a.mention_id and b.brand = any($2)))
             order by a.mention_id limit $3
            """;

    private final Pool pool;

    Corrections(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param brand null: for all brands
     * @param what reading or marks
     */
    record Said(
            UUID mention,
            String brand,
            int revision,
            String what,
            String who,
            String before,
            String after,
            String note) {}

    /** One line of the history, newest first. */
    record Line(
            int revision,
            String what,
            String brand,
            String by,
            Instant at,
            @JsonRawValue String before,
            @JsonRawValue String after,
            String note) {}

    /** What a text means by a person's word. */
    record Label(UUID mention, String text, Reading reading) {}

    Uni<Void> add(SqlConnection connection, Said said) {
        Tuple row = Tuple.tuple()
                .addUUID(TimeOrderedId.next())
                .addUUID(said.mention())
                .addString(said.brand())
                .addInteger(said.revision())
                .addString(said.what())
                .addString(said.who())
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC))
                .addString(said.before())
                .addString(said.after())
                .addString(said.note());
        return connection.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    /** @param visible the caller's brands; a mention that concerns none of them is unknown to it */
    Uni<List<Line>> of(UUID mention, Optional<Set<String>> visible, int before, int limit) {
        return pool.preparedQuery(BRANDS)
                .execute(Tuple.of(mention))
                .invoke(rows -> requireVisible(rows, visible))
                .chain(() -> pool.preparedQuery(HISTORY).execute(Tuple.of(mention, before, array(visible), limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Corrections::line)
                        .toList());
    }

    /** Labels in the order of their mentions, after this one. */
    Uni<List<Label>> labels(UUID after, Optional<Set<String>> visible, int limit) {
        return pool.preparedQuery(LABELS)
                .execute(Tuple.of(after, array(visible), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Corrections::label)
                        .toList());
    }

    private static void requireVisible(RowSet<Row> rows, Optional<Set<String>> visible) {
        boolean seen = visible.isEmpty()
                || StreamSupport.stream(rows.spliterator(), false)
                        .anyMatch(row -> visible.get().contains(row.getString(0)));
        if (!seen) {
            throw Targets.unknown();
        }
    }

    private static String[] array(Optional<Set<String>> brands) {
        return brands.map(all -> all.toArray(String[]::new)).orElse(null);
    }

    private static Line line(Row row) {
        return new Line(
                row.getInteger("revision"),
                row.getString("what"),
                row.getString("brand"),
                row.getString("said_by"),
                row.getOffsetDateTime("said_at").toInstant(),
                row.getString("before"),
                row.getString("after"),
                row.getString("note"));
    }

    private static Label label(Row row) {
        String title = row.getString("title");
        String text = row.getString("text");
        String whole = title == null ? text : text == null ? title : title + '\n' + text;
        return new Label(row.getUUID("id"), whole == null ? "" : whole, KeptReading.of(row.getString("reading")));
    }
}
