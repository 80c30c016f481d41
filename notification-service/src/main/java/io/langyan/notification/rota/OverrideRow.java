package io.langyan.notification.rota;

import io.langyan.notification.schedule.DutyOverride;
import io.langyan.notification.schedule.Span;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An override of a rota. */
@Entity
@Table(name = "rota_override")
public class OverrideRow {

    @Id
    public UUID id;

    public String role;
    public Instant fromAt;
    public Instant toAt;
    public UUID person;
    public String byUser;
    public String reason;

    /** The same for the two of a swap, else null. */
    public UUID swap;

    public Instant madeAt;

    /** What was accepted; null when an admin made it. */
    public UUID offer;

    static OverrideRow of(String role, DutyOverride override, UUID offer) {
        OverrideRow row = new OverrideRow();
        row.id = override.id();
        row.role = role;
        row.fromAt = override.span().from();
        row.toAt = override.span().to();
        row.person = override.person();
        row.byUser = override.by();
        row.reason = override.reason();
        row.swap = override.swap();
        row.madeAt = override.madeAt();
        row.offer = offer;
        return row;
    }

    DutyOverride override() {
        return new DutyOverride(id, new Span(fromAt, toAt), person, byUser, reason, swap, madeAt);
    }
}
