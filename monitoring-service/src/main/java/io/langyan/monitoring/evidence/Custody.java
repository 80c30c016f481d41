package io.langyan.monitoring.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The chains of custody. Entries of one chain wait for each other; none is ever changed. */
@ApplicationScoped
class Custody {

    private static final String LOCK = "select 1 from evidence where id = $1 for update";
    private static final String SELECT =
            "select evidence_id, seq, at, actor, action, detail, prev, hash, seal from evidence_custody where"
                    + " evidence_id = $1";
    private static final String LAST = SELECT + " order by seq desc limit 1";
    private static final String AFTER = SELECT + " and seq > $2 order by seq limit $3";
    private static final String ADD =
            """
            insert into evidence_custody (evidence_id, seq, at, actor, action, detail, prev, hash, seal)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private final Pool pool;
    private final Seal seal;

    Custody(Pool pool, Seal seal) {
        this.pool = pool;
        this.seal = seal;
    }

    /** @param seal as it is stored */
    record Kept(CustodyEntry entry, String seal) {}

    /** Begins the chain of evidence that is being captured. */
    Uni<CustodyEntry> begin(SqlConnection connection, CustodyEntry first) {
        return add(connection, first);
    }

    Uni<CustodyEntry> append(UUID evidence, CustodyEntry.Act act, Instant now) {
        return pool.withTransaction(connection -> append(connection, evidence, act, now));
    }

    /** In a transaction in which more happens. */
    Uni<CustodyEntry> append(SqlConnection connection, UUID evidence, CustodyEntry.Act act, Instant now) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(evidence))
                .chain(() -> connection.preparedQuery(LAST).execute(Tuple.of(evidence)))
                .map(rows -> kept(rows.iterator().next()).entry().next(act, now))
                .chain(entry -> add(connection, entry));
    }

    /** So many entries after a place. */
    Uni<List<Kept>> after(UUID evidence, int seq, int limit) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(evidence, seq, limit)).map(Custody::all);
    }

    private Uni<CustodyEntry> add(SqlClient client, CustodyEntry entry) {
        Tuple values = Tuple.tuple()
                .addUUID(entry.evidence())
                .addInteger(entry.seq())
                .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                .addString(entry.actor())
                .addString(entry.action())
                .addString(entry.detail())
                .addString(entry.prev())
                .addString(entry.hash())
                .addString(seal.of(entry.hash()));
        return client.preparedQuery(ADD).execute(values).replaceWith(entry);
    }

    private static List<Kept> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(Custody::kept)
                .toList();
    }

    private static Kept kept(Row row) {
        return new Kept(
                new CustodyEntry(
                        row.getUUID("evidence_id"),
                        row.getInteger("seq"),
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("detail"),
                        row.getString("prev"),
                        row.getString("hash")),
                row.getString("seal"));
    }
}
