package io.langyan.monitoring.correction;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.Reading;
import io.langyan.monitoring.reading.KeptReading;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Mentions to be corrected. */
@ApplicationScoped
class Targets {

    private static final String LOCK =
            """
            select id, platform, first_seen_at, revision, sentiment, reading::text as reading,
                   array(select brand from mention_brand where mention_id = $1 order by brand) as brands
              from mention where id = $1 for update
            """;
    private static final Reading UNREAD = new Reading(null, null, null, null, null);

    /**
     * Locks the mention until the transaction ends.
     *
     * @param visible brands of the caller, empty for all
     * @param revision that the caller has seen
     */
    Uni<Target> lock(SqlConnection connection, UUID id, Optional<Set<String>> visible, int revision) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : target(rows.iterator().next()))
                .map(target -> require(target, visible, revision));
    }

    private static Target require(Target target, Optional<Set<String>> visible, int revision) {
        boolean hidden = target == null
                || visible.isPresent() && target.brands().stream().noneMatch(visible.get()::contains);
        if (hidden) {
            throw unknown();
        }
        if (target.revision() != revision) {
            throw Problem.preconditionFailed(
                            "revision-changed",
                            "这条内容已被更正过，请重新读取。",
                            "The mention was corrected meanwhile; read it again.")
                    .with("revision", target.revision());
        }
        return target;
    }

    static Problem unknown() {
        return Problem.notFound("unknown-mention", "没有这条内容", "there is no such mention");
    }

    private static Target target(Row row) {
        Reading reading = KeptReading.of(row.getString("reading"));
        return new Target(
                row.getUUID("id"),
                row.getString("platform"),
                row.getOffsetDateTime("first_seen_at").toInstant(),
                row.getInteger("revision"),
                row.getString("sentiment"),
                reading == null ? UNREAD : reading,
                List.of(row.getArrayOfStrings("brands")));
    }
}
