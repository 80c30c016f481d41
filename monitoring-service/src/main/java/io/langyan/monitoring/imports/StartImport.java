package io.langyan.monitoring.imports;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Spools files into the database, where every replica can go on with them. A file that was imported before, the same way, is known by its hash and
 * not read again; one that another import reads just now waits for it. Blocking: it reads files.
 */
@ApplicationScoped
public class StartImport {

    private static final int CHUNK_BYTES = 512 * 1024;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final ImportJobs jobs;
    private final FileReaders readers;
    private final FileReading reading;

    StartImport(ImportJobs jobs, FileReaders readers, FileReading reading) {
        this.jobs = jobs;
        this.readers = readers;
        this.reading = reading;
    }

    UUID of(List<ImportFile> files, ImportOrder order, Instant now) throws IOException {
        return of(files, order, now, (job, connection) -> Uni.createFrom().voidItem());
    }

    /**
     * @param now when rows were seen that do not say so themselves
     * @param alongside what is to be remembered if and only if the import happens
     * @throws Problem 422 when a file cannot be read; then nothing is imported
     */
    public UUID of(
            List<ImportFile> files,
            ImportOrder order,
            Instant now,
            BiFunction<UUID, SqlConnection, Uni<Void>> alongside)
            throws IOException {
        UUID id = TimeOrderedId.next();
        jobs.create(id, order, now).await().atMost(ANSWER);
        try {
            spool(id, files, order, now);
        } catch (IOException | RuntimeException unreadable) {
            jobs.discard(id).await().atMost(ANSWER);
            throw UnreadableFile.asProblem(unreadable);
        }
        jobs.start(id, connection -> alongside.apply(id, connection)).await().atMost(ANSWER);
        return id;
    }

    private void spool(UUID id, List<ImportFile> files, ImportOrder order, Instant now) throws IOException {
        int[] seq = {0};
        for (int fileNo = 0; fileNo < files.size(); fileNo++) {
            int number = fileNo;
            Chunks chunks = new Chunks(CHUNK_BYTES, (firstLine, lines) -> jobs.addChunk(
                            id, new ImportJobs.Chunk(seq[0]++, number, firstLine, lines))
                    .await()
                    .atMost(ANSWER));
            SpooledFile file = spool(id, files.get(fileNo), order, now, chunks);
            jobs.addFile(id, fileNo, file).await().atMost(ANSWER);
        }
    }

    private SpooledFile spool(UUID id, ImportFile file, ImportOrder order, Instant now, Chunks chunks)
            throws IOException {
        String hash = hash(file);
        Optional<FileReaders.Before> before = readers.before(id, hash).await().atMost(ANSWER);
        if (before.isPresent()) {
            int lines = before.get().lines();
            return new SpooledFile(
                    file.name(), hash, file.bytes(), lines, null, before.get().job());
        }
        String encoding = reading.read(file, order, now, chunks).encoding();
        return new SpooledFile(file.name(), hash, file.bytes(), chunks.finish(), encoding, null);
    }

    private static String hash(ImportFile file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = file.open()) {
            byte[] buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
