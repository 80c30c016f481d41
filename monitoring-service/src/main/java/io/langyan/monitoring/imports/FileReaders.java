package io.langyan.monitoring.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Which import reads a file: one at a time, by a unique key over what is in the file and how it is read. A job begins once none of its files is
 * being read by another, so no two ever wait for one another; what another has read by then is known.
 */
@ApplicationScoped
class FileReaders {

    /** Of a job {@code j}: another reads one of its files. To be asked before a job is begun. */
    static final String READ_ELSEWHERE =
            """
            exists (select from import_file f
                      join import_reader r on r.sha256 = f.sha256 and r.shape = j.shape and r.job_id <> j.id
                      join import_job other on other.id = r.job_id and other.state = 'running'
                     where f.job_id = j.id and f.same_as is null)
            """;

    private static final String BEFORE =
            """
            select j.id, f.lines from import_file f join import_job j on j.id = f.job_id
              join import_job mine on mine.shape = j.shape
             where mine.id = $1 and f.sha256 = $2 and f.same_as is null and (j.state = 'done' or j.id = mine.id)
             order by j.id limit 1
            """;
    private static final String KNOWN =
            """
            with known as (
                update import_file f set same_as = r.job_id
                  from import_job mine, import_reader r, import_job other
                 where f.job_id = $1 and f.same_as is null and mine.id = f.job_id
                   and r.sha256 = f.sha256 and r.shape = mine.shape
                   and other.id = r.job_id and other.id <> mine.id and other.state = 'done'
                returning f.file_no, f.lines),
            waiting as (
                delete from import_chunk c using known where c.job_id = $1 and c.file_no = known.file_no)
            update import_job set merged = merged + (select coalesce(sum(lines), 0) from known) where id = $1
            """;
    private static final String READ =
            """
            insert into import_reader (sha256, shape, job_id)
            select f.sha256, j.shape, j.id from import_file f join import_job j on j.id = f.job_id
             where j.id = $1 and f.same_as is null and not exists (
                   select from import_reader r where r.sha256 = f.sha256 and r.shape = j.shape and r.job_id = j.id)
             group by f.sha256, j.shape, j.id order by f.sha256
            """;
    private static final String LET_GO = "delete from import_reader where job_id = $1";

    /** An import that has brought the same file. */
    record Before(UUID job, int lines) {}

    private final Pool pool;

    FileReaders(Pool pool) {
        this.pool = pool;
    }

    /** The import that has read the same file in the same way, or this one when the file is in it twice. */
    Uni<Optional<Before>> before(UUID job, String sha256) {
        return pool.preparedQuery(BEFORE).execute(Tuple.of(job, sha256)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Before(row.getUUID("id"), row.getLong("lines").intValue()))
                .findFirst());
    }

    /** Fails on the unique key when another job begins with one of the files at the same moment. */
    Uni<Void> begin(SqlConnection connection, UUID job) {
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(job))
                .chain(() -> connection.preparedQuery(READ).execute(Tuple.of(job)))
                .replaceWithVoid();
    }

    /** A job that will not read on vouches for nothing. */
    Uni<Void> letGo(SqlConnection connection, UUID job) {
        return connection.preparedQuery(LET_GO).execute(Tuple.of(job)).replaceWithVoid();
    }
}
