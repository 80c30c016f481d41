package io.langyan.incident.incident;

import io.langyan.incident.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity(name = "Statement")
@Table(name = "statement")
class StatementRow {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    int planVersion;

    String kind;
    String text;

    @Column(name = "text_hash")
    String textHash;

    String state;

    @Column(name = "drafted_by")
    String draftedBy;

    @Column(name = "drafted_at")
    Instant draftedAt;

    String approvals;
    String urls;

    @Column(name = "published_by")
    String publishedBy;

    @Column(name = "published_at")
    Instant publishedAt;

    static StatementRow of(Dossier dossier, Statement statement) {
        var row = new StatementRow();
        row.incidentId = dossier.id();
        row.brand = dossier.brand();
        row.drill = dossier.plan().drill();
        row.planVersion = dossier.plan().version();
        row.says(statement.wording());
        row.state = statement.code();
        row.approvals = JsonText.of(statement.approvals());
        if (statement instanceof Statement.Published published) {
            row.urls = JsonText.of(published.urls());
            row.publishedBy = published.by();
            row.publishedAt = published.at();
        }
        return row;
    }

    private void says(Wording wording) {
        id = wording.id();
        kind = wording.kind().code();
        text = wording.text();
        textHash = wording.textHash();
        draftedBy = wording.by();
        draftedAt = wording.at();
    }

    Statement statement() {
        var wording = new Wording(id, Wording.Kind.of(kind), text, textHash, draftedBy, draftedAt);
        var given = JsonText.list(approvals, Statement.Approval.class);
        return urls == null
                ? new Statement.Drafted(wording, given)
                : new Statement.Published(wording, given, JsonText.list(urls, String.class), publishedBy, publishedAt);
    }
}
