package io.langyan.monitoring.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Fixes a mention as evidence (取证), with files: one record, one hash over everything. Blocking: it reads files. */
@ApplicationScoped
public class CaptureEvidence {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final MentionSnapshots mentions;
    private final EvidenceStore store;

    CaptureEvidence(MentionSnapshots mentions, EvidenceStore store) {
        this.mentions = mentions;
        this.store = store;
    }

    /**
     * What is to be captured.
     *
     * @param id under which it is kept; captured again under the same id nothing changes
     * @param brand whose evidence it is; null for the only one that the mention concerns
     * @param note why, null when nothing is to be said
     */
    public record Capture(UUID id, UUID mention, String brand, String by, String note, List<CapturedFile> files) {}

    /** The mention, for a caller who must look at it first. */
    MentionSnapshot mention(UUID id) {
        return mentions.byId(id).await().atMost(ANSWER).orElseThrow(Problems::unknownMention);
    }

    /** @throws io.langyan.events.rest.Problem when there is no such mention */
    public void of(Capture capture, Instant now) throws IOException {
        MentionSnapshot snapshot = mention(capture.mention());
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        String record = CanonicalJson.of(record(capture, snapshot, at));
        store.add(new EvidenceStore.NewEvidence(
                capture.id(), capture.brand(), capture.mention(), capture.by(), at, record, capture.files()));
    }

    private static ObjectNode record(Capture capture, MentionSnapshot snapshot, Instant at) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("format", "langyan-evidence-v1");
        record.put("id", capture.id().toString());
        record.put("brand", capture.brand());
        record.put("capturedAt", at.toString());
        record.put("capturedBy", capture.by());
        record.put("note", capture.note());
        record.set("mention", snapshot.mention());
        record.set("counters", snapshot.samples());
        ArrayNode files = record.putArray("files");
        for (CapturedFile file : capture.files()) {
            files.addObject()
                    .put("n", files.size())
                    .put("name", file.name())
                    .put("type", file.type().mediaType())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        return record;
    }
}
