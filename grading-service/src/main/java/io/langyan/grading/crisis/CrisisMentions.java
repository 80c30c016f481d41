package io.langyan.grading.crisis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The mentions of crises, as the log of samples has them: a moment behind what is graded. */
@ApplicationScoped
class CrisisMentions {

    private static final String COLUMNS =
            "select mention, title, words, parent, first_seen from recorded_mention where story = $1 ";
    private static final String PAGE = COLUMNS + "and ($2::text is null or mention > $2) order by mention limit $3";
    private static final String NAMED = COLUMNS + "and mention = any($2) order by first_seen, mention";
    private static final String MORE =
            "select exists(select 1 from recorded_mention where story = $1 and mention <> all($2)) as more";

    private final Pool pool;

    CrisisMentions(Pool pool) {
        this.pool = pool;
    }

    /** @param after the last one of the page before, or null */
    Uni<List<MentionView>> of(UUID crisis, String after, int rows) {
        return pool.preparedQuery(PAGE).execute(Tuple.of(crisis, after, rows)).map(CrisisMentions::views);
    }

    /** Those of the named ones that it has, in the order they were first seen. */
    Uni<List<MentionView>> named(UUID crisis, List<String> mentions) {
        return pool.preparedQuery(NAMED)
                .execute(Tuple.of(crisis, mentions.toArray(String[]::new)))
                .map(CrisisMentions::views);
    }

    /** Whether it has others than those. */
    Uni<Boolean> hasOthers(UUID crisis, List<String> mentions) {
        return pool.preparedQuery(MORE)
                .execute(Tuple.of(crisis, mentions.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getBoolean("more"));
    }

    private static List<MentionView> views(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new MentionView(
                        row.getString("mention"),
                        row.getString("title"),
                        row.getString("words"),
                        row.getString("parent"),
                        row.getOffsetDateTime("first_seen") == null
                                ? null
                                : row.getOffsetDateTime("first_seen").toInstant()))
                .toList();
    }
}
