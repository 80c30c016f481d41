package io.langyan.monitoring.watch;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What every version of a rule said, who said it and when; it outlives the rule. */
@ApplicationScoped
class RuleHistory {

    /** The row as it stands, flushed or about to be removed. */
    private static final String KEEP =
            """
            insert into watch_rule_version (rule_id, version, brand, action, terms, expression, effect, negative, note,
                                            changed_by, changed_at)
            select id, cast(:version as integer), brand, cast(:action as text), terms, expression, effect, negative, note,
                   cast(:by as text), cast(:at as timestamptz)
              from watch_rule where id = :id
            """;

    private static final String OF =
            """
            select version, brand, action, terms, expression, effect, negative, note, changed_by, changed_at
              from watch_rule_version where rule_id = $1 and version < $2 order by version desc limit $3
            """;
    private static final String BRAND =
            """
            select brand from watch_rule where id = $1
            union all select brand from watch_rule_version where rule_id = $1 limit 1
            """;

    private final Pool pool;

    RuleHistory(Pool pool) {
        this.pool = pool;
    }

    /** What happened to a rule. */
    enum Action {
        CREATED,
        CHANGED,
        REMOVED,
        RESTORED
    }

    /** One version; {@code action} is created, changed, removed or restored. */
    record Version(
            int version,
            String brand,
            String action,
            List<String> terms,
            String expression,
            String effect,
            boolean negative,
            String note,
            String changedBy,
            Instant changedAt) {}

    /** Keeps what the row says, in the current transaction. */
    Uni<Void> keep(UUID id, int version, Action action, String by, Instant at) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> session.createNativeQuery(KEEP)
                        .setParameter("version", version)
                        .setParameter("action", action.name().toLowerCase(java.util.Locale.ROOT))
                        .setParameter("by", by)
                        .setParameter("at", at)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Newest first, those before the given version. */
    Uni<List<Version>> of(UUID id, int before, int limit) {
        return pool.preparedQuery(OF).execute(Tuple.of(id, before, limit)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(RuleHistory::version)
                .toList());
    }

    /** Of a rule that there is or was; one that was written past this service has no history yet. */
    Uni<Optional<String>> brandOf(UUID id) {
        return pool.preparedQuery(BRAND)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    Uni<Optional<Version>> last(UUID id) {
        return of(id, Integer.MAX_VALUE, 1).map(found -> found.stream().findFirst());
    }

    private static Version version(Row row) {
        return new Version(
                row.getInteger("version"),
                row.getString("brand"),
                row.getString("action"),
                List.of(row.getArrayOfStrings("terms")),
                row.getString("expression"),
                row.getString("effect"),
                row.getBoolean("negative"),
                row.getString("note"),
                row.getString("changed_by"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
