package io.langyan.incident.incident;

import io.langyan.events.v1.Level;
import io.langyan.incident.JsonText;
import io.langyan.incident.clock.Clocks;
import io.langyan.incident.squad.Squad;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "Incident")
@Table(name = "incident")
class IncidentRow {

    @Id
    UUID id;

    @Column(name = "crisis_id")
    UUID crisisId;

    String brand;
    String drill;

    @Column(name = "plan_name")
    String planName;

    @Column(name = "plan_version")
    int planVersion;

    String title;
    String level;
    String type;
    String state;
    String squad;

    @Column(name = "fact_sheet")
    String factSheet;

    @Column(name = "quiet_since")
    Instant quietSince;

    String closure;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "proved_at")
    Instant provedAt;

    @Column(name = "known_at")
    Instant knownAt;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_by")
    String openedBy;

    @Column(name = "closed_at")
    Instant closedAt;

    static IncidentRow of(Incident incident) {
        var dossier = incident.dossier();
        var row = new IncidentRow();
        row.id = dossier.id();
        row.from(dossier.origin());
        row.under(dossier.plan());
        row.title = dossier.title();
        row.level = dossier.level().code();
        row.type = dossier.type();
        row.squad = JsonText.of(dossier.squad());
        row.factSheet = FactSheetText.of(dossier.factSheet());
        row.quietSince = dossier.quietSince();
        row.state = "open";
        if (incident instanceof ClosedIncident closed) {
            row.state = "closed";
            row.closure = JsonText.of(closed.closure());
            row.closedAt = closed.closure().at();
        }
        return row;
    }

    private void from(Dossier.Origin origin) {
        crisisId = origin.crisisId();
        brand = origin.brand();
        publishedAt = origin.publishedAt();
        provedAt = origin.provedAt();
        knownAt = origin.knownAt();
        openedAt = origin.openedAt();
        openedBy = origin.openedBy();
    }

    private void under(Dossier.PlanInForce plan) {
        planName = plan.name();
        planVersion = plan.version();
        drill = plan.drill();
    }

    Incident incident(Clocks clocks, Statements statements) {
        var origin = new Dossier.Origin(crisisId, brand, publishedAt, provedAt, knownAt, openedAt, openedBy);
        var dossier = new Dossier(
                id,
                origin,
                new Dossier.PlanInForce(planName, planVersion, drill),
                title,
                Level.of(level),
                type,
                JsonText.read(squad, Squad.class),
                clocks,
                FactSheetText.read(factSheet),
                statements,
                quietSince);
        return closure == null
                ? new OpenIncident(dossier)
                : new ClosedIncident(dossier, JsonText.read(closure, Closure.class));
    }
}
