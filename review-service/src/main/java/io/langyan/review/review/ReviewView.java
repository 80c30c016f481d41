package io.langyan.review.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.review.report.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A review as REST shows it.
 *
 * @param state draft or signed
 * @param countsForKpis false for a drill (演练)
 * @param dueSure false when the due day rests on a year whose calendar is not known
 * @param report left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewView(
        UUID id,
        UUID incidentId,
        UUID crisisId,
        String brand,
        String title,
        String level,
        String type,
        String state,
        String drill,
        boolean countsForKpis,
        Integer planVersion,
        int revision,
        Instant draftedAt,
        Instant changedAt,
        Instant closedAt,
        LocalDate dueOn,
        Instant dueAt,
        boolean dueSure,
        List<Signature> signatures,
        Report report) {

    /** @param reportHash SHA-256 of the report that was signed */
    public record Signature(String by, Instant at, String comment, String reportHash) {}

    static ReviewView brief(ReviewRow row) {
        return of(row, null);
    }

    static ReviewView whole(ReviewRow row) {
        return of(row, row.review().report());
    }

    private static ReviewView of(ReviewRow row, Report report) {
        return new ReviewView(
                row.id,
                row.incidentId,
                row.crisisId,
                row.brand,
                row.title,
                row.level,
                row.type,
                row.state,
                row.drill,
                row.drill == null,
                row.planVersion,
                row.revision,
                row.draftedAt,
                row.changedAt,
                row.closedAt,
                row.dueOn,
                row.dueAt,
                row.dueUnsureYears.isEmpty(),
                row.signed()
                        ? List.of(new Signature(row.signedBy, row.signedAt, row.comment, row.signedHash))
                        : List.of(),
                report);
    }
}
