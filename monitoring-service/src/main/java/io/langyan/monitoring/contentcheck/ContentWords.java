package io.langyan.monitoring.contentcheck;

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

/** The brands' own words. Each change is a version, kept with who made it. */
@ApplicationScoped
class ContentWords {

    private static final String COLUMNS =
            " id, brand, phrase, severity, reason, suggestion, version, removed, changed_by, changed_at ";
    private static final String ADD =
            """
            insert into content_word (id, brand, phrase, severity, reason, suggestion, version, removed, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, 1, false, $7, $8)
            """;
    private static final String CHANGE =
            """
            update content_word set phrase = $3, severity = $4, reason = $5, suggestion = $6, removed = $7, changed_by = $8,
                   changed_at = $9, version = version + 1
             where id = $1 and version = $2 and not removed
            """;
    private static final String KEEP_VERSION =
            """
            insert into content_word_version (id, version, phrase, severity, reason, suggestion, removed, changed_by, changed_at)
            select id, version, phrase, severity, reason, suggestion, removed, changed_by, changed_at from content_word where id = $1
            """;
    private static final String OF_BRAND = "select" + COLUMNS
            + "from content_word where not removed and brand = $1 order by id limit " + ContentWords.MOST;
    private static final String PAGE = "select" + COLUMNS
            + """
            from content_word where not removed and ($1::text[] is null or brand = any($1)) and ($2::uuid is null or id < $2)
             order by id desc limit $3
            """;
    private static final String ONE = "select" + COLUMNS + "from content_word where id = $1 and not removed";
    private static final String VERSIONS =
            """
            select v.id, w.brand, v.phrase, v.severity, v.reason, v.suggestion, v.version, v.removed, v.changed_by, v.changed_at
              from content_word_version v join content_word w using (id) where id = $1 order by v.version
            """;
    private static final String COUNT = "select count(*) from content_word where brand = $1 and not removed";

    /** Words a brand may have. */
    static final int MOST = 2_000;

    private final Pool pool;

    ContentWords(Pool pool) {
        this.pool = pool;
    }

    /** A word as it stands in one version. */
    record Word(
            UUID id,
            String brand,
            String phrase,
            Severity severity,
            String reason,
            String suggestion,
            int version,
            boolean removed,
            String changedBy,
            Instant changedAt) {

        Word asVersion(int saved) {
            return new Word(id, brand, phrase, severity, reason, suggestion, saved, removed, changedBy, changedAt);
        }

        BrandWord asRule() {
            return new BrandWord(phrase, severity, reason, suggestion);
        }
    }

    Uni<Void> add(Word word) {
        Tuple values = Tuple.tuple()
                .addUUID(word.id())
                .addString(word.brand())
                .addString(word.phrase())
                .addString(word.severity().name())
                .addString(word.reason())
                .addString(word.suggestion())
                .addString(word.changedBy())
                .addOffsetDateTime(utc(word.changedAt()));
        return pool.withTransaction(
                connection -> connection.preparedQuery(ADD).execute(values).chain(() -> keep(connection, word.id())));
    }

    /** @return false when it is no longer the version that the change is of */
    Uni<Boolean> change(Word word, int edited) {
        Tuple values = Tuple.tuple()
                .addUUID(word.id())
                .addInteger(edited)
                .addString(word.phrase())
                .addString(word.severity().name())
                .addString(word.reason())
                .addString(word.suggestion())
                .addBoolean(word.removed())
                .addString(word.changedBy())
                .addOffsetDateTime(utc(word.changedAt()));
        return pool.withTransaction(connection -> connection
                .preparedQuery(CHANGE)
                .execute(values)
                .chain(changed -> changed.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : keep(connection, word.id()).replaceWith(true)));
    }

    Uni<List<Word>> ofBrand(String brand) {
        return brand == null
                ? Uni.createFrom().item(List.of())
                : pool.preparedQuery(OF_BRAND).execute(Tuple.of(brand)).map(ContentWords::words);
    }

    Uni<List<Word>> page(Optional<Set<String>> brands, UUID before, int limit) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(
                        brands.map(some -> some.toArray(String[]::new)).orElse(null))
                .addUUID(before)
                .addInteger(limit);
        return pool.preparedQuery(PAGE).execute(values).map(ContentWords::words);
    }

    Uni<Optional<Word>> byId(UUID id) {
        return pool.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> words(rows).stream()
                .findFirst());
    }

    Uni<List<Word>> versions(UUID id) {
        return pool.preparedQuery(VERSIONS).execute(Tuple.of(id)).map(ContentWords::words);
    }

    Uni<Long> count(String brand) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(brand))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Uni<Void> keep(SqlConnection connection, UUID id) {
        return connection.preparedQuery(KEEP_VERSION).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static List<Word> words(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ContentWords::word)
                .toList();
    }

    private static Word word(Row row) {
        return new Word(
                row.getUUID("id"),
                row.getString("brand"),
                row.getString("phrase"),
                Severity.valueOf(row.getString("severity")),
                row.getString("reason"),
                row.getString("suggestion"),
                row.getInteger("version"),
                row.getBoolean("removed"),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
