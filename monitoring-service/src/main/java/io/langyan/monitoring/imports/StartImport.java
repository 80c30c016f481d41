package io.langyan.monitoring.imports;

import io.langyan.events.rest.Problem;
import io.langyan.events.rest.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Spools files into the database, where every replica can go on with them. Blocking: it reads files. */
@ApplicationScoped
class StartImport {

    private static final int CHUNK_BYTES = 512 * 1024;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final ImportJobs jobs;

    StartImport(ImportJobs jobs) {
        this.jobs = jobs;
    }

    /** An uploaded file where it lies now. */
    record Upload(String name, Path path) {}

    UUID of(List<Upload> files, String format, String platform, String by) throws IOException {
        UUID id = TimeOrderedId.next();
        jobs.create(id, format, platform, by).await().atMost(ANSWER);
        int[] seq = {0};
        for (int fileNo = 0; fileNo < files.size(); fileNo++) {
            SpooledFile file = spool(id, fileNo, files.get(fileNo), seq);
            jobs.addFile(id, fileNo, file).await().atMost(ANSWER);
        }
        jobs.start(id).await().atMost(ANSWER);
        return id;
    }

    private SpooledFile spool(UUID id, int fileNo, Upload upload, int[] seq) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(upload.path()), digest)) {
            int lines = FileLines.cut(in, CHUNK_BYTES, (firstLine, chunk) -> jobs.addChunk(
                            id, new ImportJobs.Chunk(seq[0]++, fileNo, firstLine, chunk))
                    .await()
                    .atMost(ANSWER));
            String hash = HexFormat.of().formatHex(digest.digest());
            return new SpooledFile(upload.name(), hash, Files.size(upload.path()), lines);
        } catch (LineTooLong tooLong) {
            throw Problem.unprocessable("line-too-long", "文件中有过长的行", "a line of the file is too long");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
