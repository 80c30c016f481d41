package io.langyan.incident.incident;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent.CrisisAbsorbed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The story of one crisis was merged into that of another. */
@Entity(name = "Absorbed")
@Table(name = "absorbed_story")
class AbsorbedRow {

    @Id
    @Column(name = "crisis_id")
    UUID crisisId;

    @Column(name = "into_crisis")
    UUID intoCrisis;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    Instant at;

    static AbsorbedRow of(Received<CrisisAbsorbed> told) {
        var row = new AbsorbedRow();
        row.crisisId = told.event().crisisId();
        row.intoCrisis = told.event().into();
        row.brand = told.event().brand();
        row.drill = told.scope().drill();
        row.planVersion = told.scope().planVersion();
        row.at = told.event().at();
        return row;
    }
}
