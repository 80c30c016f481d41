package io.langyan.monitoring.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Imports as people see them. */
@ApplicationScoped
class ImportViews {

    private static final String JOBS =
            """
            select id, format, platform, state, created_by, created_at, finished_at, lines, accepted, merged, rejected
              from import_job where id < $1 order by id desc limit $2
            """;
    private static final String JOB =
            """
            select id, format, platform, state, created_by, created_at, finished_at, lines, accepted, merged, rejected
              from import_job where id = $1
            """;
    private static final String FILES =
            """
            select job_id, name, sha256, bytes, lines, encoding, same_as from import_file where job_id = any($1)
             order by job_id, file_no
            """;
    private static final String REJECTIONS =
            """
            select f.name, r.line, r.code, r.zh, r.en from import_rejection r
              join import_file f using (job_id, file_no) where r.job_id = $1 order by r.file_no, r.line limit 1000
            """;
    private static final UUID LAST = new UUID(-1L, -1L);

    /**
     * An import.
     *
     * @param progress share of the lines that have their verdict
     * @param rejections the first of them; of one import only
     */
    record ImportView(
            UUID id,
            String format,
            String platform,
            String state,
            double progress,
            String createdBy,
            Instant createdAt,
            Instant finishedAt,
            long lines,
            long accepted,
            long merged,
            long rejected,
            List<FileView> files,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<RejectionView> rejections) {

        ImportView with(List<FileView> allFiles, List<RejectionView> firstRejections) {
            return new ImportView(
                    id,
                    format,
                    platform,
                    state,
                    progress,
                    createdBy,
                    createdAt,
                    finishedAt,
                    lines,
                    accepted,
                    merged,
                    rejected,
                    allFiles,
                    firstRejections);
        }
    }

    /**
     * A file of an import.
     *
     * @param encoding as detected
     * @param sameAs the import that had brought this very file before; its lines count as merged
     */
    record FileView(String name, String sha256, long bytes, long lines, String encoding, UUID sameAs) {}

    /** A refused line. */
    record RejectionView(String file, int line, String reason, String code) {}

    private final Pool pool;

    ImportViews(Pool pool) {
        this.pool = pool;
    }

    Uni<List<ImportView>> list(Optional<UUID> before, int limit) {
        return pool.preparedQuery(JOBS)
                .execute(Tuple.of(before.orElse(LAST), limit))
                .map(rows -> stream(rows).map(ImportViews::view).toList())
                .chain(this::withFiles);
    }

    private Uni<List<ImportView>> withFiles(List<ImportView> jobs) {
        return files(jobs).map(files -> jobs.stream()
                .map(job -> job.with(files.getOrDefault(job.id(), List.of()), null))
                .toList());
    }

    private Uni<Map<UUID, List<FileView>>> files(List<ImportView> jobs) {
        return pool.preparedQuery(FILES)
                .execute(Tuple.of(jobs.stream().map(ImportView::id).toArray(UUID[]::new)))
                .map(rows -> stream(rows)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("job_id"),
                                Collectors.mapping(ImportViews::file, Collectors.toList()))));
    }

    Uni<Optional<ImportView>> byId(UUID id, boolean chinese) {
        return pool.preparedQuery(JOB)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(ImportViews::view).findFirst())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(found)
                        : detailed(found.get(), chinese).map(Optional::of));
    }

    private Uni<ImportView> detailed(ImportView job, boolean chinese) {
        return withFiles(List.of(job)).chain(listed -> pool.preparedQuery(REJECTIONS)
                .execute(Tuple.of(job.id()))
                .map(rejections -> job.with(
                        listed.get(0).files(),
                        stream(rejections).map(row -> rejection(row, chinese)).toList())));
    }

    private static ImportView view(Row row) {
        long lines = row.getLong("lines");
        long judged = row.getLong("accepted") + row.getLong("merged") + row.getLong("rejected");
        boolean done = "done".equals(row.getString("state"));
        return new ImportView(
                row.getUUID("id"),
                row.getString("format"),
                row.getString("platform"),
                row.getString("state"),
                done ? 1 : lines == 0 ? 0 : (double) judged / lines,
                row.getString("created_by"),
                instant(row, "created_at"),
                instant(row, "finished_at"),
                lines,
                row.getLong("accepted"),
                row.getLong("merged"),
                row.getLong("rejected"),
                List.of(),
                List.of());
    }

    private static FileView file(Row row) {
        return new FileView(
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getLong("lines"),
                row.getString("encoding"),
                row.getUUID("same_as"));
    }

    private static RejectionView rejection(Row row, boolean chinese) {
        return new RejectionView(
                row.getString("name"),
                row.getInteger("line"),
                row.getString(chinese ? "zh" : "en"),
                row.getString("code"));
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
