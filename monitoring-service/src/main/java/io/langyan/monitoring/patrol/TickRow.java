package io.langyan.monitoring.patrol;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A tick as it is stored; it never changes. */
@Entity
@Table(name = "patrol_tick")
class TickRow {

    @Id
    UUID id;

    @Column(name = "round_id")
    UUID roundId;

    String platform;
    String outcome;
    String note;

    @Column(name = "ticked_by")
    String tickedBy;

    @Column(name = "ticked_at")
    Instant tickedAt;

    @Column(name = "external_id")
    String externalId;

    static TickRow of(UUID round, Tick tick) {
        TickRow row = new TickRow();
        row.id = tick.id();
        row.roundId = round;
        row.platform = tick.platform();
        row.outcome = tick.isFinding() ? "finding" : "nothing";
        row.note = tick.note();
        row.tickedBy = tick.by();
        row.tickedAt = tick.at();
        row.externalId = tick.externalId();
        return row;
    }

    Tick tick() {
        return new Tick(id, platform, note, tickedBy, tickedAt, externalId);
    }
}
