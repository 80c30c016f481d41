package io.langyan.incident.page;

import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.IncidentEvent.PageRequested;
import io.langyan.events.v1.PushEvent.PageAcknowledged;
import io.langyan.incident.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Entity(name = "Page")
@Table(name = "page")
class PageRow {

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    String why;
    String roles;
    String state;
    int pushes;
    int failures;
    String acks;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    static PageRow of(Scope scope, PageRequested page) {
        var row = new PageRow();
        row.id = page.pageId();
        row.incidentId = page.incidentId();
        row.brand = scope.brand();
        row.drill = scope.drill();
        row.planVersion = scope.planVersion();
        row.why = page.why();
        row.roles = JsonText.of(page.roles());
        row.state = "requested";
        row.acks = "[]";
        row.requestedAt = page.at();
        row.changedAt = page.at();
        return row;
    }

    void becomes(String newState, Instant at) {
        state = newState;
        changedAt = at;
    }

    void acknowledged(PageAcknowledged ack) {
        List<PageView.Ack> all = new ArrayList<>(JsonText.list(acks, PageView.Ack.class));
        all.add(new PageView.Ack(ack.person(), ack.name(), ack.channel(), ack.proof(), ack.at()));
        acks = JsonText.of(all);
        becomes("acknowledged", ack.at());
    }

    PageView view() {
        return new PageView(
                id,
                why,
                JsonText.list(roles, String.class),
                state,
                pushes,
                failures,
                JsonText.list(acks, PageView.Ack.class),
                requestedAt,
                changedAt);
    }
}
