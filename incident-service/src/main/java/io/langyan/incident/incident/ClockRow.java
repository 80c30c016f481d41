package io.langyan.incident.incident;

import io.langyan.incident.clock.ClockState;
import io.langyan.incident.clock.Term;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A clock and its timer in one row. */
@Entity(name = "IncidentClock")
@Table(name = "incident_clock")
class ClockRow {

    @Embeddable
    record Key(@Column(name = "incident_id") UUID incidentId, String clock) {}

    @EmbeddedId
    Key key;

    String brand;
    String drill;

    @Column(name = "plan_version")
    int planVersion;

    int position;
    String state;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "earliest_at")
    Instant earliestAt;

    @Column(name = "at_risk_at")
    Instant atRiskAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "changed_at")
    Instant changedAt;

    String reason;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "leased_until")
    Instant leasedUntil;

    static ClockRow of(Dossier dossier, int position, String clock, ClockState state) {
        var row = new ClockRow();
        row.key = new Key(dossier.id(), clock);
        row.brand = dossier.brand();
        row.drill = dossier.plan().drill();
        row.planVersion = dossier.plan().version();
        row.position = position;
        row.state = state.code();
        row.startedAt = state.term().startedAt();
        row.earliestAt = state.term().earliestAt();
        row.atRiskAt = state.term().atRiskAt();
        row.dueAt = state.term().dueAt();
        row.keep(state);
        return row;
    }

    private void keep(ClockState clockState) {
        if (clockState instanceof ClockState.Open open) {
            nextAt = open.nextAt().orElse(null);
        }
        if (clockState instanceof ClockState.Paused paused) {
            changedAt = paused.pausedAt();
            reason = paused.reason();
        } else if (clockState instanceof ClockState.Met met) {
            changedAt = met.metAt();
        } else if (clockState instanceof ClockState.MetLate late) {
            changedAt = late.metAt();
        } else if (clockState instanceof ClockState.Cancelled cancelled) {
            changedAt = cancelled.cancelledAt();
            reason = cancelled.reason();
        }
    }

    ClockState clockState() {
        var term = new Term(startedAt, earliestAt, atRiskAt, dueAt);
        return switch (state) {
            case "running" -> new ClockState.Running(term);
            case "at-risk" -> new ClockState.AtRisk(term);
            case "breached" -> new ClockState.Breached(term);
            case "paused" -> new ClockState.Paused(term, changedAt, reason);
            case "met" -> new ClockState.Met(term, changedAt);
            case "met-late" -> new ClockState.MetLate(term, changedAt);
            case "cancelled" -> new ClockState.Cancelled(term, changedAt, reason);
            default -> throw new IllegalStateException("unknown clock state: " + state);
        };
    }
}
