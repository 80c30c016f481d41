package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.langyan.events.v1.EventJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads evidence and the bytes of its files. */
@ApplicationScoped
class EvidenceViews {

    private static final String SELECT =
            """
            select e.*, coalesce((select json_agg(json_build_object('n', f.n, 'name', f.name, 'type', f.type, 'bytes', f.bytes,
                   'sha256', f.sha256) order by f.n) from evidence_file f where f.evidence_id = e.id), '[]')::text as files
              from evidence e
            """;
    private static final String BY_ID = SELECT + " where e.id = $1";
    private static final String LIST = SELECT
            + """
             where ($1::text[] is null or e.brand = any($1)) and ($2::uuid is null or e.mention_id = $2)
               and ($3::uuid is null or e.id < $3) order by e.id desc limit $4
            """;
    private static final String CHUNK =
            "select bytes from evidence_chunk where evidence_id = $1 and n = $2 and seq = $3";
    private static final TypeReference<List<EvidenceView.FileView>> FILES = new TypeReference<>() {};

    private final Pool pool;

    EvidenceViews(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<EvidenceView>> byId(UUID id) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(id)).map(rows -> all(rows).stream()
                .findFirst());
    }

    /** Newest first, without their records. */
    Uni<List<EvidenceView>> list(Optional<Set<String>> brands, UUID mention, UUID before, int limit) {
        Tuple asked = Tuple.tuple()
                .addArrayOfString(brands.map(own -> own.toArray(String[]::new)).orElse(null))
                .addUUID(mention)
                .addUUID(before)
                .addInteger(limit);
        return pool.preparedQuery(LIST)
                .execute(asked)
                .map(rows -> all(rows).stream().map(EvidenceView::withoutRecord).toList());
    }

    /** The chunk's bytes; empty after the last. */
    Uni<Optional<byte[]>> chunk(UUID id, int n, int seq) {
        return pool.preparedQuery(CHUNK).execute(Tuple.of(id, n, seq)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> row.getBuffer(0).getBytes())
                .findFirst());
    }

    private static List<EvidenceView> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(EvidenceViews::view)
                .toList();
    }

    private static EvidenceView view(Row row) {
        return new EvidenceView(
                row.getUUID("id"),
                row.getString("brand"),
                row.getUUID("mention_id"),
                row.getString("captured_by"),
                instant(row, "captured_at"),
                row.getString("record_sha256"),
                files(row.getString("files")),
                row.getString("hold_by") == null
                        ? null
                        : new EvidenceView.HoldView(
                                row.getString("hold_by"), instant(row, "hold_at"), row.getString("hold_why")),
                instant(row, "expired_at"),
                row.getString("record"));
    }

    private static List<EvidenceView.FileView> files(String json) {
        try {
            return EventJson.mapper().readValue(json, FILES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("files of evidence cannot be read", impossible);
        }
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
