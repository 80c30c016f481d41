package io.langyan.monitoring.mention;

import io.langyan.monitoring.reading.KeptReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** What mentions said before they were edited. */
@ApplicationScoped
class EarlierTexts {

    private static final String KEEP =
            """
            insert into mention_text as k (mention_id, hash, title, text, seen_at, reading)
            select mention_id, hash, title, text, seen_at, reading::jsonb
              from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
                   as t(mention_id, hash, title, text, seen_at, reading)
            on conflict (mention_id, hash) do update set seen_at = greatest(k.seen_at, excluded.seen_at)
            """;
    private static final String DROP =
            """
            delete from mention_text k using unnest($1::uuid[], $2::bigint[]) as t(mention_id, hash)
             where k.mention_id = t.mention_id and k.hash = t.hash
            """;
    private static final String OF =
            """
            select title, text, reading #>> '{sentiment,label}' as sentiment, seen_at from mention_text
             where mention_id = $1 order by seen_at desc, hash
            """;

    private record Line(UUID mention, Wording wording) {}

    private final Pool pool;

    EarlierTexts(Pool pool) {
        this.pool = pool;
    }

    /** Newest first. */
    Uni<List<MentionView.EarlierText>> of(UUID mention) {
        return pool.preparedQuery(OF).execute(Tuple.of(mention)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(EarlierTexts::view)
                .toList());
    }

    /** Keeps what the batch made an earlier text, and forgets what stands now or turned out to be cut. */
    Uni<Void> renew(SqlConnection connection, List<Entry> entries) {
        List<Line> kept = new ArrayList<>();
        List<Line> dropped = new ArrayList<>();
        for (Entry entry : entries) {
            List<Wording> now = now(entry);
            List<Wording> before = before(entry);
            now.stream().filter(one -> !before.contains(one)).forEach(one -> kept.add(new Line(entry.id(), one)));
            before.stream()
                    .filter(one -> now.stream().noneMatch(same -> same.hash() == one.hash()))
                    .forEach(one -> dropped.add(new Line(entry.id(), one)));
        }
        return keep(connection, kept).chain(() -> drop(connection, dropped));
    }

    private static List<Wording> now(Entry entry) {
        boolean isInTheLedger = entry.inserted() || entry.stood() != null;
        return isInTheLedger ? entry.heard().said().wordings().earlier() : List.of();
    }

    private static List<Wording> before(Entry entry) {
        return entry.stood() == null ? List.of() : entry.stood().wordings().earlier();
    }

    private static Uni<Void> keep(SqlConnection connection, List<Line> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns = keys(lines)
                .addArrayOfString(strings(lines, Wording::title))
                .addArrayOfString(strings(lines, Wording::text))
                .addArrayOfOffsetDateTime(lines.stream()
                        .map(line -> line.wording().seenAt().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(strings(lines, wording -> KeptReading.written(wording.reading())));
        return connection.preparedQuery(KEEP).execute(columns).replaceWithVoid();
    }

    private static Uni<Void> drop(SqlConnection connection, List<Line> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(DROP).execute(keys(lines)).replaceWithVoid();
    }

    private static Tuple keys(List<Line> lines) {
        return Tuple.tuple()
                .addArrayOfUUID(lines.stream().map(Line::mention).toArray(UUID[]::new))
                .addArrayOfLong(
                        lines.stream().map(line -> line.wording().hash()).toArray(Long[]::new));
    }

    private static String[] strings(List<Line> lines, Function<Wording, String> field) {
        return lines.stream().map(line -> field.apply(line.wording())).toArray(String[]::new);
    }

    private static MentionView.EarlierText view(Row row) {
        return new MentionView.EarlierText(
                row.getString("title"),
                row.getString("text"),
                row.getString("sentiment"),
                row.getOffsetDateTime("seen_at").toInstant());
    }
}
