package io.langyan.review.fact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An incident that facts gather around (案卷). Whoever adds to it holds its lock until the end of the transaction. */
@Entity
@Table(name = "case_file")
public class CaseFile {

    @Id
    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "crisis_id")
    UUID crisisId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    protected CaseFile() {}

    public UUID incidentId() {
        return incidentId;
    }

    /** Null when the incident was opened by hand without a crisis. */
    public UUID crisisId() {
        return crisisId;
    }

    public String brand() {
        return brand;
    }

    /** Id of the drill (演练), null in earnest. */
    public String drill() {
        return drill;
    }

    public Integer planVersion() {
        return planVersion;
    }
}
