package io.langyan.monitoring.contentcheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The kept checks (留痕). */
@ApplicationScoped
class ContentChecks {

    private static final String KEEP =
            """
            insert into content_check (id, brand, industry, verdict, sha256, characters, findings, checked_by, checked_at)
            values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, $9)
            """;
    private static final String PAGE =
            """
            select id, brand, industry, verdict, sha256, characters, findings::text as findings, checked_by, checked_at
              from content_check
             where ($1::text[] is null or brand = any($1)) and ($2::text is null or sha256 = $2) and ($3::uuid is null or id < $3)
             order by id desc limit $4
            """;
    private static final TypeReference<List<Note>> NOTES = new TypeReference<>() {};

    private final Pool pool;

    ContentChecks(Pool pool) {
        this.pool = pool;
    }

    /**
     * That somebody had a text checked.
     *
     * @param sha256 of title, a line feed and text in UTF-8; of the text alone without a title
     */
    @RegisterForReflection
    record Kept(
            UUID id,
            String brand,
            Industry industry,
            Severity verdict,
            String sha256,
            int characters,
            List<Note> findings,
            String checkedBy,
            Instant checkedAt) {}

    /** A finding without the words it was about: what was found where. */
    @RegisterForReflection
    record Note(String field, int start, int end, String rule, Severity severity) {

        static Note of(Finding finding) {
            return new Note(finding.field(), finding.start(), finding.end(), finding.rule(), finding.severity());
        }
    }

    Uni<Void> keep(Kept kept) {
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addUUID(kept.id())
                        .addString(kept.brand())
                        .addString(kept.industry().name())
                        .addString(kept.verdict().name())
                        .addString(kept.sha256())
                        .addInteger(kept.characters())
                        .addString(written(kept.findings()))
                        .addString(kept.checkedBy())
                        .addOffsetDateTime(kept.checkedAt().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<List<Kept>> page(Optional<Set<String>> brands, String sha256, UUID before, int limit) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(
                        brands.map(some -> some.toArray(String[]::new)).orElse(null))
                .addString(sha256)
                .addUUID(before)
                .addInteger(limit);
        return pool.preparedQuery(PAGE).execute(values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ContentChecks::kept)
                .toList());
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getUUID("id"),
                row.getString("brand"),
                Industry.valueOf(row.getString("industry")),
                Severity.valueOf(row.getString("verdict")),
                row.getString("sha256"),
                row.getInteger("characters"),
                read(row.getString("findings")),
                row.getString("checked_by"),
                row.getOffsetDateTime("checked_at").toInstant());
    }

    private static String written(List<Note> notes) {
        try {
            return EventJson.mapper().writeValueAsString(notes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Note> read(String json) {
        try {
            return EventJson.mapper().readValue(json, NOTES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
