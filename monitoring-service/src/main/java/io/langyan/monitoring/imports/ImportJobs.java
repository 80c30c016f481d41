package io.langyan.monitoring.imports;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.observation.Sealed;
import io.langyan.monitoring.observation.Submission;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The jobs, their waiting chunks and what became of the lines. */
@ApplicationScoped
class ImportJobs {

    private static final String CREATE =
            """
            insert into import_job (id, format, platform, manner, shape, state, created_by, created_at)
            values ($1, $2, $3, $4, encode(sha256(convert_to($2 || '/' || coalesce($3, '') || '/' || coalesce($4, ''), 'UTF8')), 'hex'),
                    'spooling', $5, $6)
            """;
    private static final String ADD_CHUNK =
            "insert into import_chunk (job_id, seq, file_no, first_line, lines) values ($1, $2, $3, $4, $5)";
    private static final String ADD_FILE =
            """
            insert into import_file (job_id, file_no, name, sha256, bytes, lines, encoding, same_as)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String START =
            """
            update import_job set state = 'running', lines = f.lines, merged = f.known
              from (select coalesce(sum(lines), 0) as lines,
                           coalesce(sum(lines) filter (where same_as is not null), 0) as known
                      from import_file where job_id = $1) as f
             where id = $1
            """;
    private static final String CLAIM =
            """
            update import_job set worker = $1, leased_until = now() + make_interval(secs => $2)
             where id = (select id from import_job j where state = 'running' and leased_until < now() and not %s
                          order by id limit 1 for update skip locked)
            returning id, format, platform
            """
                    .formatted(FileReaders.READ_ELSEWHERE);
    private static final String NEXT =
            "select seq, file_no, first_line, lines from import_chunk where job_id = $1 order by seq limit 1";
    private static final String COUNT =
            """
            update import_job set accepted = accepted + $3, merged = merged + $4, rejected = rejected + $5,
                   leased_until = now() + make_interval(secs => $6) where id = $1 and worker = $2 and state = 'running'
            """;
    private static final String DROP_CHUNK = "delete from import_chunk where job_id = $1 and seq = $2";
    private static final String REJECT =
            """
            insert into import_rejection (job_id, file_no, line, code, zh, en)
            select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::text[])
             where (select count(*) from import_rejection where job_id = $1) < $7
            on conflict do nothing
            """;
    private static final String FINISH =
            "update import_job set state = 'done', finished_at = now() where id = $1 and worker = $2 and state = 'running'";
    private static final String CANCEL =
            """
            update import_job set state = 'cancelled', finished_at = now()
             where id = $1 and state = 'running' and ($2 or created_by = $3)
            """;
    private static final String DROP_CHUNKS = "delete from import_chunk where job_id = $1";
    private static final String DISCARD = "delete from import_job where id = $1 and state = 'spooling'";
    private static final String FORGET =
            """
            delete from import_job where state = 'spooling' and created_at < now() - interval '1 day'
                or state in ('done', 'cancelled') and finished_at < now() - interval '30 days'
            """;
    private static final int MOST_REJECTIONS = 1_000;
    private static final String UNIQUE_VIOLATION = "23505";

    /** A job that a worker has claimed. */
    record Claimed(UUID id, String format, String platform) {}

    /** Lines that wait. */
    record Chunk(int seq, int fileNo, int firstLine, byte[] lines) {}

    private final Pool pool;
    private final FileReaders readers;
    private final Sealed waiting;

    ImportJobs(Pool pool, FileReaders readers, MonitoringConfig config) {
        this.pool = pool;
        this.readers = readers;
        this.waiting = new Sealed(config.authorHashKey(), "lines of imports");
    }

    Uni<Void> create(UUID id, ImportOrder order, Instant now) {
        return pool.preparedQuery(CREATE)
                .execute(Tuple.of(
                        id, order.format(), order.platform(), order.manner(), order.by(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> addChunk(UUID id, Chunk chunk) {
        return pool.preparedQuery(ADD_CHUNK)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addInteger(chunk.seq())
                        .addInteger(chunk.fileNo())
                        .addInteger(chunk.firstLine())
                        .addValue(Buffer.buffer(waiting.seal(id.toString(), chunk.lines()))))
                .replaceWithVoid();
    }

    Uni<Void> addFile(UUID id, int fileNo, SpooledFile file) {
        return pool.preparedQuery(ADD_FILE)
                .execute(Tuple.tuple()
                        .addUUID(id)
                        .addInteger(fileNo)
                        .addString(file.name())
                        .addString(file.sha256())
                        .addLong(file.bytes())
                        .addLong((long) file.lines())
                        .addString(file.encoding())
                        .addUUID(file.sameAs()))
                .replaceWithVoid();
    }

    /** From here on the import happens, whoever dies. */
    Uni<Void> start(UUID id, Function<SqlConnection, Uni<Void>> alongside) {
        return pool.withTransaction(connection ->
                connection.preparedQuery(START).execute(Tuple.of(id)).chain(() -> alongside.apply(connection)));
    }

    /** Nothing was promised yet: the file could not be read. */
    Uni<Void> discard(UUID id) {
        return pool.preparedQuery(DISCARD).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** What has its verdict keeps it; false when the job is not running or is another's. */
    Uni<Boolean> cancel(UUID id, String by, boolean anybodys) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id, anybodys, by))
                .map(updated -> updated.rowCount() == 1)
                .call(done -> done ? leave(connection, id) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> leave(SqlConnection connection, UUID id) {
        return connection.preparedQuery(DROP_CHUNKS).execute(Tuple.of(id)).chain(() -> readers.letGo(connection, id));
    }

    /** The next job that may be worked on, with its files for itself; none also when another has taken one of them at the same moment. */
    Uni<Optional<Claimed>> claim(String worker, Duration lease) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(CLAIM)
                        .execute(Tuple.of(worker, seconds(lease)))
                        .map(ImportJobs::claimed)
                        .call(job -> job.isPresent()
                                ? readers.begin(connection, job.get().id())
                                : Uni.createFrom().voidItem()))
                .onFailure(ImportJobs::isTaken)
                .recoverWithItem(Optional.empty());
    }

    private static Optional<Claimed> claimed(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Claimed(row.getUUID("id"), row.getString("format"), row.getString("platform")))
                .findFirst();
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    Uni<Optional<Chunk>> next(UUID id) {
        return pool.preparedQuery(NEXT).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> chunk(id, row))
                .findFirst());
    }

    /** Counts a chunk's verdicts and takes it away, together; false when another worker has taken the job over. */
    Uni<Boolean> settle(UUID id, String worker, Chunk chunk, Submission verdicts, Duration lease) {
        Tuple counts = Tuple.tuple(List.of(
                id,
                worker,
                (long) verdicts.accepted(),
                (long) verdicts.merged(),
                (long) verdicts.rejected(),
                seconds(lease)));
        return pool.withTransaction(connection -> connection
                .preparedQuery(COUNT)
                .execute(counts)
                .map(updated -> updated.rowCount() == 1)
                .call(mine -> mine
                        ? drop(connection, id, chunk, verdicts)
                        : Uni.createFrom().voidItem()));
    }

    Uni<Void> finish(UUID id, String worker) {
        return pool.preparedQuery(FINISH).execute(Tuple.of(id, worker)).replaceWithVoid();
    }

    Uni<Void> forgetOld() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    private static Uni<Void> drop(SqlConnection connection, UUID id, Chunk chunk, Submission verdicts) {
        List<Submission.Rejection> refused = verdicts.rejections();
        Tuple rejections = Tuple.tuple()
                .addUUID(id)
                .addInteger(chunk.fileNo())
                .addArrayOfInteger(
                        refused.stream().map(Submission.Rejection::line).toArray(Integer[]::new))
                .addArrayOfString(
                        refused.stream().map(one -> one.reason().code()).toArray(String[]::new))
                .addArrayOfString(refused.stream().map(one -> one.reason().zh()).toArray(String[]::new))
                .addArrayOfString(refused.stream().map(one -> one.reason().en()).toArray(String[]::new))
                .addInteger(MOST_REJECTIONS);
        return connection
                .preparedQuery(DROP_CHUNK)
                .execute(Tuple.of(id, chunk.seq()))
                .chain(() -> connection.preparedQuery(REJECT).execute(rejections))
                .replaceWithVoid();
    }

    private Chunk chunk(UUID id, Row row) {
        return new Chunk(
                row.getInteger("seq"),
                row.getInteger("file_no"),
                row.getInteger("first_line"),
                waiting.open(id.toString(), row.getBuffer("lines").getBytes()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
