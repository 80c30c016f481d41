package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes evidence as a ZIP that can be checked without Langyan: record, files, chain, and their sums. Blocking. */
@ApplicationScoped
class ExportEvidence {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int BATCH = 1_000;

    private static final String README =
            """
            狼烟证据包 Langyan evidence

            record.json    取证记录（RFC 8785 规范 JSON）。The record, canonical JSON.
            files/         截图与文件。Screenshots and files.
            custody.json   保管链：每条的 hash 为各字段 netstring 的 SHA-256，prev 为上一条的 hash。
                           The chain of custody: hash is SHA-256 over netstrings of the fields, prev the hash before.
            SHA256SUMS     校验 Check: sha256sum -c SHA256SUMS
            """;

    private final FileBytes files;
    private final Custody custody;

    ExportEvidence(FileBytes files, Custody custody) {
        this.files = files;
        this.custody = custody;
    }

    void write(EvidenceView evidence, OutputStream out) throws IOException {
        StringBuilder sums = new StringBuilder();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            text(zip, "README.txt", README);
            text(zip, "record.json", evidence.record());
            sums.append(evidence.recordSha256()).append("  record.json\n");
            for (EvidenceView.FileView file : evidence.files()) {
                String name = nameOf(file);
                zip.putNextEntry(new ZipEntry(name));
                files.write(evidence.id(), file.n(), zip);
                zip.closeEntry();
                sums.append(file.sha256()).append("  ").append(name).append('\n');
            }
            String chain = CanonicalJson.of(chain(evidence.id()));
            text(zip, "custody.json", chain);
            sums.append(Hashes.of(chain)).append("  custody.json\n");
            text(zip, "SHA256SUMS", sums.toString());
        }
    }

    /** Never the sender's name: a ZIP is where a path would do harm. */
    private static String nameOf(EvidenceView.FileView file) {
        String extension =
                FileType.ofMediaType(file.type()).map(FileType::extension).orElse("bin");
        return "files/%02d.%s".formatted(file.n(), extension);
    }

    private ArrayNode chain(UUID evidence) {
        ArrayNode chain = JsonNodeFactory.instance.arrayNode();
        List<Custody.Kept> batch = after(evidence, 0);
        while (!batch.isEmpty()) {
            batch.forEach(kept -> chain.add(link(kept.entry())));
            batch = after(evidence, batch.get(batch.size() - 1).entry().seq());
        }
        return chain;
    }

    private static ObjectNode link(CustodyEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("evidence", entry.evidence().toString())
                .put("seq", entry.seq())
                .put("at", entry.at().toString())
                .put("actor", entry.actor())
                .put("action", entry.action())
                .put("detail", entry.detail())
                .put("prev", entry.prev())
                .put("hash", entry.hash());
    }

    private List<Custody.Kept> after(UUID evidence, int seq) {
        return custody.after(evidence, seq, BATCH).await().atMost(ANSWER);
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
