package io.langyan.review.review;

import io.langyan.events.v1.calendar.Deadline;
import io.langyan.review.report.Report;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** A review (复盘) of one incident: a draft that facts may still complete, then signed and settled. */
sealed interface Review {

    /** What never changes. */
    Case about();

    /** What it says. */
    Report report();

    /** Starts at 1 and grows with each change of the report. */
    int revision();

    Due due();

    /** @param drill id of the drill (演练), null in earnest: only then it counts for KPIs */
    record Case(UUID reviewId, UUID incidentId, UUID crisisId, String brand, String drill, Integer planVersion) {}

    /** @param announcedAt when everybody was told that it is due, null before */
    record Due(Deadline deadline, ZoneId zone, Instant announcedAt) {

        Instant at() {
            return deadline.endOfDay(zone);
        }
    }

    /** Still open to facts. */
    record Draft(Case about, Report report, int revision, Due due, Instant draftedAt) implements Review {

        /** Says the same again, knowing more. */
        Draft completed(Report newer) {
            return newer.equals(report) ? this : new Draft(about, newer, revision + 1, due, draftedAt);
        }

        /** The incident was reopened and closed again: the time runs anew. */
        Draft closedAgain(Report newer, Due later) {
            return new Draft(about, newer, revision + 1, later, draftedAt);
        }

        /**
         * @param seen the revision the signer read, null when not told
         * @return a refusal when the report has changed since
         */
        Outcome sign(String by, String comment, Integer seen, Instant at) {
            return seen != null && seen != revision
                    ? new Refused.ChangedSince(revision)
                    : new Signed(about, report, revision, due, draftedAt, by, comment, at);
        }
    }

    /** Settled: what comes later is kept as a fact, but the review says what was signed. */
    record Signed(
            Case about,
            Report report,
            int revision,
            Due due,
            Instant draftedAt,
            String by,
            String comment,
            Instant signedAt)
            implements Review, Outcome {}

    /** What became of signing. */
    sealed interface Outcome permits Signed, Refused {}

    /** Why it was not signed. */
    sealed interface Refused extends Outcome {

        record ChangedSince(int revision) implements Refused {}

        record AlreadySigned(String by) implements Refused {}
    }
}
