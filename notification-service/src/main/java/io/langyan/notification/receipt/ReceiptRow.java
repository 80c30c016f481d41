package io.langyan.notification.receipt;

import io.langyan.notification.channel.Report;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A delivery report as it came. */
@Entity
@Table(name = "receipt")
public class ReceiptRow {

    @Id
    public UUID id;

    public String kind;

    /** The channel whose door it came through; empty when that is not known. */
    public String door;

    public String providerId;
    public UUID pushId;
    public boolean delivered;
    public String code;
    public String reason;
    public Instant reportedAt;
    public Instant receivedAt;

    /** When it was written on its push; null while that is not found or under way. */
    public Instant appliedAt;

    Report report() {
        return new Report(providerId, pushId, delivered, code, reason, reportedAt);
    }
}
