package io.langyan.incident.plan;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.plan.Plan;
import io.langyan.incident.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "PlanVersion")
@Table(name = "plan_version")
class PlanVersionRow {

    @Id
    UUID id;

    String name;
    int version;
    String drill;
    String plan;

    @Column(name = "published_by")
    String publishedBy;

    @Column(name = "published_at")
    Instant publishedAt;

    static PlanVersionRow of(PlanVersion version) {
        var row = new PlanVersionRow();
        row.id = TimeOrderedId.next();
        row.name = version.name();
        row.version = version.version();
        row.drill = version.plan().drill();
        row.plan = JsonText.of(version.plan());
        row.publishedBy = version.by();
        row.publishedAt = version.publishedAt();
        return row;
    }

    PlanVersion version() {
        return new PlanVersion(name, version, JsonText.read(plan, Plan.class), publishedBy, publishedAt);
    }
}
