package io.langyan.monitoring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Streams files of evidence, one chunk in memory at a time. Blocking. */
@ApplicationScoped
class FileBytes {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final EvidenceViews views;

    FileBytes(EvidenceViews views) {
        this.views = views;
    }

    void write(UUID evidence, int n, OutputStream out) throws IOException {
        Optional<byte[]> chunk = chunk(evidence, n, 0);
        for (int seq = 1; chunk.isPresent(); seq++) {
            out.write(chunk.get());
            chunk = chunk(evidence, n, seq);
        }
    }

    String sha256(UUID evidence, int n) {
        MessageDigest digest = Hashes.digest();
        Optional<byte[]> chunk = chunk(evidence, n, 0);
        for (int seq = 1; chunk.isPresent(); seq++) {
            digest.update(chunk.get());
            chunk = chunk(evidence, n, seq);
        }
        return Hashes.hex(digest.digest());
    }

    private Optional<byte[]> chunk(UUID evidence, int n, int seq) {
        return views.chunk(evidence, n, seq).await().atMost(ANSWER);
    }
}
