package io.langyan.monitoring.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Writes evidence: record, files in chunks and the first link of the chain, all or nothing. Blocking: it reads files. */
@ApplicationScoped
class EvidenceStore {

    private static final int CHUNK = 512 * 1024;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private static final String ADD =
            """
            insert into evidence (id, brand, mention_id, captured_by, captured_at, record, record_sha256)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing
            """;
    private static final String ADD_FILE =
            "insert into evidence_file (evidence_id, n, name, type, bytes, sha256) values ($1, $2, $3, $4, $5, $6)";
    private static final String ADD_CHUNK =
            "insert into evidence_chunk (evidence_id, n, seq, bytes) values ($1, $2, $3, $4)";

    private final Pool pool;
    private final Custody custody;

    EvidenceStore(Pool pool, Custody custody) {
        this.pool = pool;
        this.custody = custody;
    }

    /** @param record canonical JSON */
    record NewEvidence(
            UUID id, String brand, UUID mention, String by, Instant at, String record, List<CapturedFile> files) {}

    /** Adds evidence; what is there already under this id stays as it is. */
    void add(NewEvidence evidence) throws IOException {
        SqlConnection connection = wait(pool.getConnection());
        try {
            Transaction transaction = wait(connection.begin());
            if (isNew(connection, evidence)) {
                for (int n = 1; n <= evidence.files().size(); n++) {
                    addFile(connection, evidence.id(), n, evidence.files().get(n - 1));
                }
                wait(custody.begin(connection, first(evidence)));
            }
            wait(transaction.commit());
        } finally {
            // a connection that closes within a transaction rolls it back
            wait(connection.close());
        }
    }

    private static boolean isNew(SqlConnection connection, NewEvidence evidence) {
        Tuple values = Tuple.tuple()
                .addUUID(evidence.id())
                .addString(evidence.brand())
                .addUUID(evidence.mention())
                .addString(evidence.by())
                .addOffsetDateTime(evidence.at().atOffset(ZoneOffset.UTC))
                .addString(evidence.record())
                .addString(Hashes.of(evidence.record()));
        return wait(connection.preparedQuery(ADD).execute(values)).rowCount() == 1;
    }

    private static CustodyEntry first(NewEvidence evidence) {
        String detail =
                "{\"files\":" + evidence.files().size() + ",\"recordSha256\":\"" + Hashes.of(evidence.record()) + "\"}";
        return CustodyEntry.first(
                evidence.id(), new CustodyEntry.Act(evidence.by(), CustodyEntry.CAPTURED, detail), evidence.at());
    }

    private static void addFile(SqlConnection connection, UUID id, int n, CapturedFile file) throws IOException {
        Tuple values = Tuple.tuple(List.of(id, n, file.name(), file.type().mediaType(), file.bytes(), file.sha256()));
        wait(connection.preparedQuery(ADD_FILE).execute(values));
        try (InputStream in = file.content().open()) {
            byte[] chunk = in.readNBytes(CHUNK);
            for (int seq = 0; chunk.length > 0; seq++) {
                wait(connection.preparedQuery(ADD_CHUNK).execute(Tuple.of(id, n, seq, Buffer.buffer(chunk))));
                chunk = in.readNBytes(CHUNK);
            }
        }
    }

    private static <T> T wait(Uni<T> answer) {
        return answer.await().atMost(ANSWER);
    }
}
