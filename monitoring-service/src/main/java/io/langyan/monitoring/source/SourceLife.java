package io.langyan.monitoring.source;

import io.langyan.monitoring.outbound.Trouble;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** What sources say of themselves, or whoever polls them: all is well, or what went wrong. */
@ApplicationScoped
public class SourceLife {

    private static final String GOOD =
            """
            insert into source_life (source, tried_at, good_at, failures) values ($1, $2, $2, 0)
            on conflict (source) do update set tried_at = excluded.tried_at, good_at = excluded.good_at, failures = 0,
                   failing_since = null, failure_code = null, failure_zh = null, failure_en = null
             where source_life.tried_at <= excluded.tried_at
            """;
    private static final String FAILED =
            """
            insert into source_life (source, tried_at, failures, failing_since, failure_code, failure_zh, failure_en)
            values ($1, $2, 1, $2, $3, $4, $5)
            on conflict (source) do update set tried_at = excluded.tried_at, failures = source_life.failures + 1,
                   failing_since = coalesce(source_life.failing_since, excluded.failing_since),
                   failure_code = excluded.failure_code, failure_zh = excluded.failure_zh, failure_en = excluded.failure_en
             where source_life.tried_at <= excluded.tried_at
            """;

    /** All is well, with or without news. */
    public Uni<Void> good(SqlClient client, String source, Instant at) {
        return client.preparedQuery(GOOD)
                .execute(Tuple.of(source, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    public Uni<Void> failed(SqlClient client, String source, Instant at, Trouble trouble) {
        return client.preparedQuery(FAILED)
                .execute(Tuple.of(source, at.atOffset(ZoneOffset.UTC), trouble.code(), trouble.zh(), trouble.en()))
                .replaceWithVoid();
    }
}
