package io.langyan.incident.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "TimelineEntry")
@Table(name = "timeline_entry")
class EntryRow {

    @Embeddable
    record Key(@Column(name = "incident_id") UUID incidentId, long seq) {}

    @EmbeddedId
    Key key;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    Instant at;
    String type;
    String source;
    String actor;
    String payload;
    String salt;

    @Column(name = "payload_hash")
    String payloadHash;

    String prev;
    String hash;
    String signature;

    static EntryRow of(HeadRow timeline, Entry entry) {
        var row = new EntryRow();
        row.key = new Key(entry.incident(), entry.seq());
        row.brand = timeline.brand;
        row.drill = timeline.drill;
        row.planVersion = timeline.planVersion;
        row.at = entry.at();
        row.type = entry.type();
        row.source = entry.source();
        row.actor = entry.actor();
        row.payload = entry.payload();
        row.salt = entry.salt();
        row.payloadHash = entry.payloadHash();
        row.prev = entry.prev();
        row.hash = entry.hash();
        row.signature = entry.signature();
        return row;
    }

    Entry entry() {
        return new Entry(
                key.incidentId(),
                key.seq(),
                at,
                type,
                source,
                actor,
                payload,
                salt,
                payloadHash,
                prev,
                hash,
                signature);
    }

    /** The salt goes with the payload: what is left cannot be guessed back. */
    void erasePayload() {
        payload = null;
        salt = null;
    }
}
