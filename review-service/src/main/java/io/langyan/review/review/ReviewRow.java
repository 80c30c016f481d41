package io.langyan.review.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.calendar.Deadline;
import io.langyan.review.report.Report;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeSet;
import java.util.UUID;

/** A review as a row. */
@Entity
@Table(name = "review")
class ReviewRow {

    static final String DRAFT = "draft";
    static final String SIGNED = "signed";

    @Id
    UUID id;

    @Column(name = "incident_id")
    UUID incidentId;

    @Column(name = "crisis_id")
    UUID crisisId;

    String brand;
    String drill;

    @Column(name = "plan_version")
    Integer planVersion;

    String title;
    String level;
    String type;
    String state;
    int revision;
    String report;

    @Column(name = "drafted_at")
    Instant draftedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "closed_at")
    Instant closedAt;

    @Column(name = "due_on")
    LocalDate dueOn;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "due_zone")
    String dueZone;

    @Column(name = "due_unsure_years")
    String dueUnsureYears;

    @Column(name = "due_announced_at")
    Instant dueAnnouncedAt;

    @Column(name = "signed_by")
    String signedBy;

    @Column(name = "signed_at")
    Instant signedAt;

    @Column(name = "signed_hash")
    String signedHash;

    String comment;

    @Version
    int version;

    protected ReviewRow() {}

    ReviewRow(UUID id) {
        this.id = id;
    }

    boolean signed() {
        return SIGNED.equals(state);
    }

    Review review() {
        Review.Case about = new Review.Case(id, incidentId, crisisId, brand, drill, planVersion);
        Review.Due due = new Review.Due(deadline(), ZoneId.of(dueZone), dueAnnouncedAt);
        return signed()
                ? new Review.Signed(about, read(), revision, due, draftedAt, signedBy, comment, signedAt)
                : new Review.Draft(about, read(), revision, due, draftedAt);
    }

    void take(Review review, Instant now) {
        Review.Case about = review.about();
        incidentId = about.incidentId();
        crisisId = about.crisisId();
        brand = about.brand();
        drill = about.drill();
        planVersion = about.planVersion();
        if (report == null || revision != review.revision()) {
            write(review.report());
            changedAt = now;
        }
        revision = review.revision();
        due(review.due());
        if (review instanceof Review.Draft draft) {
            state = DRAFT;
            draftedAt = draft.draftedAt();
        }
        if (review instanceof Review.Signed signed) {
            sign(signed);
        }
    }

    private void due(Review.Due due) {
        dueOn = due.deadline().day();
        dueAt = due.at();
        dueZone = due.zone().getId();
        dueUnsureYears = String.join(
                ",", due.deadline().missingYears().stream().map(String::valueOf).toList());
        dueAnnouncedAt = due.announcedAt();
    }

    private void sign(Review.Signed signed) {
        state = SIGNED;
        signedBy = signed.by();
        signedAt = signed.signedAt();
        comment = signed.comment();
        signedHash = Digest.of(report);
    }

    private void write(Report newer) {
        title = newer.title();
        level = newer.level().code();
        type = newer.type();
        closedAt = newer.closedAt();
        try {
            report = EventJson.mapper().writeValueAsString(newer);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Report read() {
        try {
            return EventJson.mapper().readValue(report, Report.class);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Deadline deadline() {
        TreeSet<Integer> unsure = new TreeSet<>();
        for (String year : dueUnsureYears.split(",")) {
            if (!year.isEmpty()) {
                unsure.add(Integer.valueOf(year));
            }
        }
        return new Deadline(dueOn, unsure);
    }
}
