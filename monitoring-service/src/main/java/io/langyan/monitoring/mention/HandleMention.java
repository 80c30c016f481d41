package io.langyan.monitoring.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Says what is done about a mention for a brand, and by whom. */
@ApplicationScoped
class HandleMention {

    private static final String CURRENT =
            """
            select b.brand, coalesce(h.status, 'open') as status, h.owner, coalesce(h.version, 0) as version
              from mention_brand b left join handling h on h.brand = b.brand and h.mention_id = b.mention_id
             where b.brand = $1 and b.mention_id = $2
            """;
    /** Writes only over the version that the caller has seen. */
    private static final String CHANGE =
            """
            insert into handling as h (brand, mention_id, status, owner, version, changed_by, changed_at)
            select $1, $2, $3, $4, 1, $6, $7 where $5 = 0
            on conflict (brand, mention_id) do nothing
            returning brand, status, owner, version
            """;

    private static final String CHANGE_AGAIN =
            """
            update handling set status = $3, owner = $4, version = version + 1, changed_by = $6, changed_at = $7
             where brand = $1 and mention_id = $2 and version = $5
            returning brand, status, owner, version
            """;

    private final Pool pool;
    private final Clock clock = Clock.systemUTC();

    HandleMention(Pool pool) {
        this.pool = pool;
    }

    /** Empty when the mention does not concern the brand. */
    Uni<Optional<Handling>> current(String brand, UUID mention) {
        return pool.preparedQuery(CURRENT).execute(Tuple.of(brand, mention)).map(HandleMention::handling);
    }

    /**
     * Changes what was seen at a version.
     *
     * @return empty when somebody changed it since
     */
    Uni<Optional<Handling>> change(UUID mention, Handling wanted, String by) {
        Tuple values = Tuple.tuple()
                .addString(wanted.brand())
                .addUUID(mention)
                .addString(wanted.status().code())
                .addString(wanted.owner())
                .addInteger(wanted.version())
                .addString(by)
                .addOffsetDateTime(clock.instant().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(wanted.version() == 0 ? CHANGE : CHANGE_AGAIN)
                .execute(values)
                .map(HandleMention::handling);
    }

    private static Optional<Handling> handling(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(rows.iterator().next()).map(HandleMention::handling);
    }

    private static Handling handling(Row row) {
        return new Handling(
                row.getString("brand"),
                Handling.Status.of(row.getString("status")).orElseThrow(),
                row.getString("owner"),
                row.getInteger("version"));
    }
}
