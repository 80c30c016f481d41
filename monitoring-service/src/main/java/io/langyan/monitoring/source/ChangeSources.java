package io.langyan.monitoring.source;

import io.langyan.events.rest.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Registers sources, edits them and takes them away. An edit counts only upon the version it was made from. */
@ApplicationScoped
class ChangeSources {

    private static final String ADD =
            """
            insert into source (id, platform, brands, kind, name, expected_seconds, poll_seconds, enabled, url, host,
                                version, created_by, created_at, changed_by, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $11, $12)
            on conflict (id) do nothing
            """;
    private static final String CHANGE =
            """
            update source set platform = $2, brands = $3, kind = $4, name = $5, expected_seconds = $6, poll_seconds = $7,
                   enabled = $8, url = $9, host = $10, changed_by = $11, changed_at = $12, version = version + 1
             where id = $1 and version = $13
            """;
    private static final String REMOVE = "delete from source where id = $1 and ($2::integer is null or version = $2)";
    private static final String FORGET_SEEN = "delete from source_seen where source = $1 and platform = $2";
    private static final String FORGET_LIFE =
            """
            delete from source_life where source = $1
               and not exists (select from source where id = $1) and not exists (select from source_seen where source = $1)
            """;

    private final Pool pool;

    ChangeSources(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> add(Source source) {
        return pool.preparedQuery(ADD)
                .execute(row(source, source.createdBy(), source.createdAt()))
                .invoke(added -> {
                    if (added.rowCount() == 0) {
                        throw Problem.conflict("source-exists", "该 id 的采集源已存在", "there is a source of this id already");
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> change(Source source, int version, String by, Instant now) {
        return pool.preparedQuery(CHANGE)
                .execute(row(source, by, now).addInteger(version))
                .invoke(changed -> requireOne(changed.rowCount()))
                .replaceWithVoid();
    }

    /** Forgets the source and when it was last heard; what it brought stays. @param version null for any */
    Uni<Void> remove(Source source, Integer version) {
        return pool.withTransaction(connection -> unregister(connection, source, version)
                .chain(() -> connection.preparedQuery(FORGET_SEEN).execute(Tuple.of(source.id(), source.platform())))
                .chain(() -> connection.preparedQuery(FORGET_LIFE).execute(Tuple.of(source.id())))
                .replaceWithVoid());
    }

    private static Uni<Void> unregister(SqlConnection connection, Source source, Integer version) {
        return source.registered()
                ? connection
                        .preparedQuery(REMOVE)
                        .execute(Tuple.of(source.id(), version))
                        .invoke(removed -> requireOne(removed.rowCount()))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static void requireOne(int rows) {
        if (rows == 0) {
            throw changedMeanwhile();
        }
    }

    static Problem changedMeanwhile() {
        return Problem.preconditionFailed(
                "source-changed", "采集源已被他人修改，请重新读取", "somebody changed the source; read it again");
    }

    private static Tuple row(Source source, String by, Instant now) {
        return Tuple.tuple()
                .addString(source.id())
                .addString(source.platform())
                .addArrayOfString(source.brands().toArray(String[]::new))
                .addString(source.kind().code())
                .addString(source.name())
                .addLong(seconds(source.expectedInterval()))
                .addLong(seconds(source.pollInterval()))
                .addBoolean(source.enabled())
                .addString(source.url())
                .addString(source.host())
                .addString(by)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC));
    }

    private static Long seconds(Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }
}
