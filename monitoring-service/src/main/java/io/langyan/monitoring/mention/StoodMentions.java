package io.langyan.monitoring.mention;

import io.langyan.monitoring.reading.KeptReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Known mentions about which a batch says more than counters. They are few: most observations repeat the words that stand. */
@ApplicationScoped
class StoodMentions {

    /** Words that were not seen again since the ledger counts that: as old as the mention. */
    private static final String LOCK =
            """
            select m.id, m.title, m.text, m.reading::text as reading, m.sentiment, m.first_seen_at, m.revision,
                   coalesce(l.text_at, m.first_seen_at) as seen_at,
                   array(select brand from mention_brand b where b.mention_id = m.id and b.negative_by_rule) as negative
              from unnest($1::uuid[]) as asked(id) join mention m using (id) left join mention_latest l on l.mention_id = m.id
             order by m.id for update of m
            """;

    private static final String EARLIER =
            "select mention_id, title, text, reading::text as reading, seen_at from mention_text where mention_id = any($1)";

    /** Locks those that there are, in one order, until the transaction ends. */
    Uni<Map<UUID, Stood>> lock(SqlConnection connection, Collection<UUID> mentions) {
        Tuple these = Tuple.of((Object) mentions.toArray(UUID[]::new));
        return connection.preparedQuery(LOCK).execute(these).chain(rows -> connection
                .preparedQuery(EARLIER)
                .execute(these)
                .map(earlier -> stood(rows, wordings(rows, earlier))));
    }

    private static Map<UUID, List<Wording>> wordings(RowSet<Row> rows, RowSet<Row> earlier) {
        Map<UUID, List<Wording>> wordings = new HashMap<>();
        rows.forEach(row -> wordings.computeIfAbsent(row.getUUID("id"), none -> new ArrayList<>(2))
                .add(wording(row)));
        earlier.forEach(row -> wordings.computeIfPresent(row.getUUID("mention_id"), (id, all) -> {
            all.add(wording(row));
            return all;
        }));
        return wordings;
    }

    private static Map<UUID, Stood> stood(RowSet<Row> rows, Map<UUID, List<Wording>> wordings) {
        Map<UUID, Stood> stood = new HashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID("id");
            Stood one = new Stood(
                    Wording.hashOf(row.getString("title"), row.getString("text")),
                    Wordings.of(wordings.get(id)),
                    row.getString("sentiment"),
                    row.getOffsetDateTime("first_seen_at").toInstant(),
                    row.getInteger("revision"),
                    Set.of(row.getArrayOfStrings("negative")));
            stood.put(id, one);
        }
        return stood;
    }

    private static Wording wording(Row row) {
        String title = row.getString("title");
        String text = row.getString("text");
        return new Wording(
                Wording.hashOf(title, text),
                title,
                text,
                row.getOffsetDateTime("seen_at").toInstant(),
                KeptReading.of(row.getString("reading")));
    }
}
