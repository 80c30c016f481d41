package io.langyan.monitoring.source;

import io.langyan.monitoring.observation.ByHand;
import io.langyan.monitoring.outbound.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** All sources: the registered ones, and those that made themselves known by delivering under a name and platform that nobody registered. */
@ApplicationScoped
public class Sources {

    private static final String KNOWN =
            """
            with known as (
                select s.id, s.platform, s.brands, s.kind, s.name, s.expected_seconds, s.poll_seconds, s.enabled, s.url, s.host,
                       s.version, s.created_by, s.created_at, seen.last_good_at
                  from source s left join source_seen seen on seen.source = s.id and seen.platform = s.platform
                union all
                select seen.source, seen.platform, '{}'::text[],
                       case when seen.source in (%s) then 'manual' when seen.source in ('csv', 'xlsx') then 'import' else 'push' end,
                       null, null, null, true, null, null,
                       0, null, seen.first_seen_at, seen.last_good_at
                  from source_seen seen
                 where not exists (select from source s where s.id = seen.source and s.platform = seen.platform))
            select k.*, l.tried_at, l.good_at, l.failures, l.failing_since, l.failure_code, l.failure_zh, l.failure_en
              from known k left join source_life l on l.source = k.id
            """
                    .formatted("'" + String.join("', '", ByHand.NAMES) + "'");
    private static final String PAGE = KNOWN
            + """
             where ($1::text[] is null or k.brands = '{}' or k.brands && $1)
               and ($2::text is null or k.platform = $2) and ($3::text is null or k.kind = $3)
               and ($4::text is null or (k.id, k.platform) > ($4, $5))
             order by k.id, k.platform limit $6
            """;
    private static final String BY_ID = KNOWN
            + " where k.id = $1 and ($2::text is null or k.platform = $2) order by k.version desc, k.last_good_at desc limit 1";
    private static final String ALL = KNOWN + " order by k.platform, k.last_good_at desc nulls last limit 10000";

    private final Pool pool;

    Sources(Pool pool) {
        this.pool = pool;
    }

    Uni<List<KnownSource>> find(SourceQuery query) {
        String[] brands =
                query.brands().map(some -> some.toArray(String[]::new)).orElse(null);
        return pool.preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addArrayOfString(brands)
                        .addString(query.platform())
                        .addString(query.kind())
                        .addString(query.afterId())
                        .addString(query.afterPlatform())
                        .addInteger(query.limit()))
                .map(Sources::read);
    }

    /** The registered one of this name, else the one heard last; on a platform when one is given. */
    Uni<Optional<KnownSource>> byId(String id, String platform) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(id, platform)).map(rows -> read(rows).stream()
                .findFirst());
    }

    public Uni<List<KnownSource>> all() {
        return pool.preparedQuery(ALL).execute().map(Sources::read);
    }

    private static List<KnownSource> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new KnownSource(source(row), facts(row)))
                .toList();
    }

    /** A row of the table, or one shaped like it. */
    public static Source source(Row row) {
        return new Source(
                row.getString("id"),
                row.getString("platform"),
                List.of(row.getArrayOfStrings("brands")),
                SourceKind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                duration(row.getLong("expected_seconds")),
                duration(row.getLong("poll_seconds")),
                row.getBoolean("enabled"),
                row.getString("url"),
                row.getString("host"),
                row.getInteger("version"),
                row.getString("created_by"),
                instant(row, "created_at"));
    }

    private static SourceFacts facts(Row row) {
        String code = row.getString("failure_code");
        return new SourceFacts(
                instant(row, "created_at"),
                instant(row, "last_good_at"),
                instant(row, "tried_at"),
                instant(row, "good_at"),
                row.getInteger("failures") == null ? 0 : row.getInteger("failures"),
                instant(row, "failing_since"),
                code == null ? null : new Trouble(code, row.getString("failure_zh"), row.getString("failure_en")));
    }

    private static Duration duration(Long seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
