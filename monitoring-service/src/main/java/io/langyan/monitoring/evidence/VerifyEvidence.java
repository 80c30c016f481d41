package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.EventJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Computes every hash anew and names what no longer fits. Blocking: it reads all files. */
@ApplicationScoped
class VerifyEvidence {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int BATCH = 1_000;

    private final FileBytes files;
    private final Custody custody;
    private final Seal seal;

    VerifyEvidence(FileBytes files, Custody custody, Seal seal) {
        this.files = files;
        this.custody = custody;
        this.seal = seal;
    }

    /**
     * What was found.
     *
     * @param expired the content left by retention: only the chain could be checked
     * @param changed what no longer fits: record, file 1, custody 3, …
     * @param entries of the chain
     * @param head hash of its last entry; the same head elsewhere proves the whole chain
     */
    @RegisterForReflection
    record Verdict(boolean intact, boolean expired, List<Change> changed, int entries, String head) {}

    /** @param why stable: hash, link, seal, missing, differs-from-record */
    @RegisterForReflection
    record Change(String what, String why) {}

    Verdict of(EvidenceView evidence) {
        List<Change> changed = new ArrayList<>();
        if (evidence.expiredAt() == null) {
            record(evidence, changed);
            evidence.files().forEach(file -> file(evidence.id(), file, changed));
        }
        Chain chain = chain(evidence, changed);
        return new Verdict(
                changed.isEmpty(), evidence.expiredAt() != null, List.copyOf(changed), chain.entries(), chain.head());
    }

    private static void record(EvidenceView evidence, List<Change> changed) {
        if (evidence.record() == null) {
            changed.add(new Change("record", "missing"));
            return;
        }
        if (!Hashes.of(evidence.record()).equals(evidence.recordSha256())) {
            changed.add(new Change("record", "hash"));
        }
        if (!saysTheSame(evidence)) {
            changed.add(new Change("record", "differs-from-record"));
        }
    }

    private void file(UUID evidence, EvidenceView.FileView file, List<Change> changed) {
        if (!files.sha256(evidence, file.n()).equals(file.sha256())) {
            changed.add(new Change("file " + file.n(), "hash"));
        }
    }

    /** The columns beside the record, by which evidence is found and listed. */
    private static boolean saysTheSame(EvidenceView evidence) {
        JsonNode record = parsed(evidence.record());
        List<String> recorded = new ArrayList<>();
        record.path("files").forEach(file -> recorded.add(file.path("sha256").asText()));
        return record.path("id").asText().equals(evidence.id().toString())
                && Objects.equals(record.path("brand").textValue(), evidence.brand())
                && record.at("/mention/id").asText().equals(evidence.mentionId().toString())
                && record.path("capturedBy").asText().equals(evidence.capturedBy())
                && record.path("capturedAt")
                        .asText()
                        .equals(evidence.capturedAt().toString())
                && recorded.equals(evidence.files().stream()
                        .map(EvidenceView.FileView::sha256)
                        .toList());
    }

    private record Chain(int entries, String head) {}

    private Chain chain(EvidenceView evidence, List<Change> changed) {
        int seq = 0;
        String head = CustodyEntry.START;
        List<Custody.Kept> batch = after(evidence.id(), 0);
        if (batch.isEmpty() || !batch.get(0).entry().detail().contains(evidence.recordSha256())) {
            changed.add(new Change("custody 1", "differs-from-record"));
        }
        while (!batch.isEmpty()) {
            for (Custody.Kept kept : batch) {
                seq++;
                link(kept, seq, head, changed);
                head = kept.entry().hash();
            }
            batch = after(evidence.id(), batch.get(batch.size() - 1).entry().seq());
        }
        return new Chain(seq, head);
    }

    private void link(Custody.Kept kept, int seq, String head, List<Change> changed) {
        CustodyEntry entry = kept.entry();
        String what = "custody " + entry.seq();
        if (entry.seq() != seq || !entry.prev().equals(head)) {
            changed.add(new Change(what, "link"));
        }
        if (!entry.computedHash().equals(entry.hash())) {
            changed.add(new Change(what, "hash"));
        } else if (!seal.fits(entry.hash(), kept.seal())) {
            changed.add(new Change(what, "seal"));
        }
    }

    private List<Custody.Kept> after(UUID evidence, int seq) {
        return custody.after(evidence, seq, BATCH).await().atMost(ANSWER);
    }

    private static JsonNode parsed(String record) {
        try {
            return EventJson.mapper().readTree(record);
        } catch (JsonProcessingException changed) {
            return EventJson.mapper().createObjectNode();
        }
    }
}
