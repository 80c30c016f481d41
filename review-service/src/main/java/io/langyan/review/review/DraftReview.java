package io.langyan.review.review;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.ReviewEvent.ReviewDrafted;
import io.langyan.events.v1.calendar.Calendars;
import io.langyan.events.v1.calendar.Deadline;
import io.langyan.events.v1.plan.Plan;
import io.langyan.review.fact.CaseFile;
import io.langyan.review.plan.Plans;
import io.langyan.review.report.Gap;
import io.langyan.review.report.Report;
import io.langyan.review.report.Text;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Drafts the review of an incident that has just closed; an unsigned one of an earlier closing is drafted anew. */
@ApplicationScoped
class DraftReview {

    private static final int DEFAULT_DAYS = 3;

    private final Plans plans;
    private final Calendars calendars;
    private final ComposeReport compose;
    private final Reviews reviews;
    private final Outbox outbox;

    DraftReview(Plans plans, Calendars calendars, ComposeReport compose, Reviews reviews, Outbox outbox) {
        this.plans = plans;
        this.calendars = calendars;
        this.compose = compose;
        this.reviews = reviews;
        this.outbox = outbox;
    }

    /** Joins the current transaction. */
    Uni<Void> of(CaseFile file, Instant now) {
        return plans.of(file.brand()).chain(plan -> under(plan, file, now));
    }

    private Uni<Void> under(Plan plan, CaseFile file, Instant now) {
        return compose.of(file, plan).chain(report -> draft(file, plan, report, now));
    }

    private Uni<Void> draft(CaseFile file, Plan plan, Report report, Instant now) {
        Review.Due due = due(plan, report.closedAt());
        Report complete = Unsure.told(report, due.deadline());
        return reviews.draftOf(file.incidentId())
                .chain(known -> known == null ? add(file, complete, due, now) : again(known, complete, due, now))
                .chain(draft -> announce(draft, now));
    }

    private Uni<Review.Draft> add(CaseFile file, Report report, Review.Due due, Instant now) {
        Review.Case about = new Review.Case(
                TimeOrderedId.next(),
                file.incidentId(),
                file.crisisId(),
                file.brand(),
                file.drill(),
                file.planVersion());
        Review.Draft draft = new Review.Draft(about, report, 1, due, now);
        ReviewRow row = new ReviewRow(about.reviewId());
        row.take(draft, now);
        return reviews.persist(row).replaceWith(draft);
    }

    private Uni<Review.Draft> again(ReviewRow known, Report report, Review.Due due, Instant now) {
        Review.Draft draft = ((Review.Draft) known.review()).closedAgain(report, due);
        known.take(draft, now);
        return Uni.createFrom().item(draft);
    }

    private Review.Due due(Plan plan, Instant closedAt) {
        int days = plan.review() == null ? DEFAULT_DAYS : plan.review().dueWorkingDays();
        Deadline deadline = calendars
                .named(plan.calendar())
                .after(closedAt.atZone(plan.zoneId()).toLocalDate(), days);
        return new Review.Due(deadline, plan.zoneId(), null);
    }

    private Uni<Void> announce(Review.Draft draft, Instant now) {
        Review.Case about = draft.about();
        ReviewDrafted drafted = new ReviewDrafted(
                about.reviewId(),
                about.incidentId(),
                about.brand(),
                draft.report().title(),
                draft.due().at(),
                now);
        return outbox.add(
                new Scope(about.brand(), about.drill(), about.planVersion()),
                about.reviewId().toString(),
                drafted);
    }

    /** A deadline that rests on a calendar nobody has announced says so in the report. */
    static final class Unsure {

        private Unsure() {}

        static Report told(Report report, Deadline deadline) {
            return deadline.sure() ? report : report.with(gap(deadline));
        }

        private static Gap gap(Deadline deadline) {
            return new Gap(
                    "calendar-missing",
                    new Text(
                            "缺少 " + deadline.missingYears() + " 年的调休日历，复盘期限按周一至周五推算",
                            "no calendar for " + deadline.missingYears()
                                    + ": the due day assumes plain Monday to Friday"),
                    List.of());
        }
    }
}
