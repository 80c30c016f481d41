package io.langyan.notification.escalation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** That an incident exists for a crisis: then only the incident pages. */
@Entity
@Table(name = "incident_seen")
public class IncidentRow {

    @Id
    public UUID incidentId;

    public UUID crisisId;
    public boolean open;
}
