package io.langyan.incident.timeline;

import io.langyan.events.delivery.Scope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity(name = "TimelineHead")
@Table(name = "timeline_head")
class HeadRow {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    long seq;
    String hash;

    static HeadRow empty(Scope scope, UUID incident) {
        var row = new HeadRow();
        row.incidentId = incident;
        row.brand = scope.brand();
        row.drill = scope.drill();
        row.planVersion = scope.planVersion();
        row.moveTo(Head.empty(incident));
        return row;
    }

    void moveTo(Head head) {
        seq = head.seq();
        hash = head.hash();
    }

    Head head() {
        return new Head(incidentId, seq, hash);
    }
}
