package io.langyan.monitoring.report;

import io.langyan.events.rest.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Reports on their way: {@code received} (durable here), {@code told} (durable in Kafka), {@code signalled} (the ledger has it and the listener
 * is told). A step is taken under the row's lock; killed half-way it is taken again and changes nothing twice.
 */
@ApplicationScoped
class StaffReports {

    private static final String ADD =
            """
            insert into staff_report (receipt, brand, state, wake_at, reported_at, excerpt, observation, photo, evidence_id)
            values ($1, $2, 'received', $3, $3, $4, $5, $6, $7) on conflict (receipt) do nothing
            """;
    private static final String NEXT_RECEIVED =
            """
            select receipt, observation from staff_report where state = 'received' and wake_at <= $1
             order by wake_at limit 1 for update skip locked
            """;
    private static final String TOLD = "update staff_report set state = 'told', observation = null where receipt = $1";
    /** Leased, not locked: what follows goes through other transactions. */
    private static final String LEASE_HEARD =
            """
            update staff_report r set wake_at = $1::timestamptz + make_interval(secs => $2), mention_id = k.id from mention_key k
             where r.receipt = (select t.receipt from staff_report t
                                  join mention_key m on m.platform = 'internal' and m.external_id = t.receipt
                                 where t.state = 'told' and t.wake_at <= $1
                                 order by t.wake_at limit 1 for update of t skip locked)
               and k.platform = 'internal' and k.external_id = r.receipt
               and exists (select from mention m where m.id = k.id)
            returning r.receipt, r.brand, r.reported_at, r.excerpt, r.photo, r.mention_id, r.evidence_id
            """;

    private final Pool pool;

    StaffReports(Pool pool) {
        this.pool = pool;
    }

    /** A report as it came in. */
    record Received(String receipt, String brand, Instant at, String excerpt, String observation, byte[] photo) {}

    /** A report whose mention is in the ledger. */
    record Heard(
            String receipt,
            String brand,
            Instant at,
            String excerpt,
            Optional<byte[]> photo,
            UUID mention,
            UUID evidence) {}

    /** Does what is to be done with the observation; done when it is durable elsewhere. */
    interface Teller {

        Uni<Void> tell(String observation);
    }

    /** From here on the report arrives, whoever dies. The same receipt again changes nothing. */
    Uni<Void> add(Received report) {
        Tuple values = Tuple.tuple()
                .addString(report.receipt())
                .addString(report.brand())
                .addOffsetDateTime(report.at().atOffset(ZoneOffset.UTC))
                .addString(report.excerpt())
                .addString(report.observation())
                .addValue(report.photo() == null ? null : Buffer.buffer(report.photo()))
                .addUUID(TimeOrderedId.next());
        return pool.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    /** Tells the next one; false when none waits. */
    Uni<Boolean> tellNext(Instant now, Teller teller) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(NEXT_RECEIVED)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : tell(connection, rows.iterator().next(), teller).replaceWith(true)));
    }

    /** Takes the next one that the ledger has, for so long. */
    Uni<Optional<Heard>> leaseHeard(Instant now, Duration lease) {
        return pool.preparedQuery(LEASE_HEARD)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), lease.toMillis() / 1000.0))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StaffReports::heard)
                        .findFirst());
    }

    private static Uni<Void> tell(SqlConnection connection, Row row, Teller teller) {
        return teller.tell(row.getString("observation"))
                .chain(() -> connection.preparedQuery(TOLD).execute(Tuple.of(row.getString("receipt"))))
                .replaceWithVoid();
    }

    private static Heard heard(Row row) {
        return new Heard(
                row.getString("receipt"),
                row.getString("brand"),
                row.getOffsetDateTime("reported_at").toInstant(),
                row.getString("excerpt"),
                Optional.ofNullable(row.getBuffer("photo")).map(buffer -> buffer.getBytes()),
                row.getUUID("mention_id"),
                row.getUUID("evidence_id"));
    }
}
