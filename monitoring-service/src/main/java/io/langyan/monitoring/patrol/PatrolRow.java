package io.langyan.monitoring.patrol;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A round as it is stored. */
@Entity
@Table(name = "patrol_round")
class PatrolRow {

    static final String OPEN = "open";
    static final String DUE = "due";
    static final String MISSED = "missed";
    static final String DONE = "done";

    @Id
    UUID id;

    String brand;
    String plan;

    @Column(name = "plan_version")
    int planVersion;

    String patrol;

    @Column(name = "local_date")
    LocalDate localDate;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "sign_by")
    Instant signBy;

    @Column(columnDefinition = "text[]")
    String[] platforms;

    String state;

    @Column(name = "wake_at")
    Instant wakeAt;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "signed_by")
    String signedBy;

    @Column(name = "signed_at")
    Instant signedAt;

    boolean late;

    @Column(name = "unticked_why")
    String untickedWhy;

    PatrolRound round(List<Tick> ticks) {
        Assignment assignment = new Assignment(
                id,
                brand,
                new Assignment.PlanRef(plan, planVersion),
                patrol,
                localDate,
                dueAt,
                signBy,
                List.of(platforms));
        Walk walk = new Walk(startedBy, startedAt, ticks);
        return switch (state) {
            case OPEN -> new PatrolRound.Open(assignment, walk);
            case DUE -> new PatrolRound.Due(assignment, walk);
            case MISSED -> new PatrolRound.Missed(assignment, walk);
            default ->
                new PatrolRound.Done(assignment, walk, new PatrolRound.SignOff(signedBy, signedAt, late, untickedWhy));
        };
    }

    /** Takes over where the round stands now; what it was made of never changes. */
    void take(PatrolRound round) {
        startedBy = round.walk().startedBy();
        startedAt = round.walk().startedAt();
        if (round instanceof PatrolRound.Done done) {
            stand(DONE, null);
            signedBy = done.signOff().by();
            signedAt = done.signOff().at();
            late = done.signOff().late();
            untickedWhy = done.signOff().untickedWhy();
        } else if (round instanceof PatrolRound.Due) {
            stand(DUE, signBy);
        } else if (round instanceof PatrolRound.Missed) {
            stand(MISSED, null);
        }
    }

    private void stand(String now, Instant wake) {
        state = now;
        wakeAt = wake;
    }
}
