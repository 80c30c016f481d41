package io.langyan.review.review;

import io.langyan.events.v1.plan.Plan;
import io.langyan.review.fact.CaseFile;
import io.langyan.review.fact.CaseFiles;
import io.langyan.review.plan.Plans;
import io.langyan.review.report.CaseLog;
import io.langyan.review.report.Report;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Lets a draft say what has become known since; a signed review, or none yet, changes nothing. */
@ApplicationScoped
class CompleteReview {

    private final CaseFiles cases;
    private final Plans plans;
    private final ComposeReport compose;
    private final Reviews reviews;

    CompleteReview(CaseFiles cases, Plans plans, ComposeReport compose, Reviews reviews) {
        this.cases = cases;
        this.plans = plans;
        this.compose = compose;
        this.reviews = reviews;
    }

    /** Joins the current transaction. */
    Uni<Void> of(CaseFile file, Instant now) {
        return reviews.draftOf(file.incidentId())
                .chain(draft -> draft == null ? Uni.createFrom().voidItem() : complete(file, draft, now));
    }

    @WithTransaction
    Uni<Void> withFigures(UUID crisis, Instant figuresAt, Instant now) {
        return cases.ofCrisis(crisis).chain(files -> InTurn.each(files, file -> withFigures(file, figuresAt, now)));
    }

    /** Figures from long after the closing belong to another story. */
    private Uni<Void> withFigures(CaseFile file, Instant figuresAt, Instant now) {
        return reviews.draftOf(file.incidentId())
                .chain(draft -> draft == null || figuresAt.isAfter(draft.closedAt.plus(CaseLog.AFTERMATH))
                        ? Uni.createFrom().voidItem()
                        : complete(file, draft, now));
    }

    private Uni<Void> complete(CaseFile file, ReviewRow row, Instant now) {
        return plans.of(file.brand())
                .chain((Plan plan) -> compose.of(file, plan))
                .invoke(report -> take(row, report, now))
                .replaceWithVoid();
    }

    private static void take(ReviewRow row, Report report, Instant now) {
        Review.Draft draft = (Review.Draft) row.review();
        Report complete = DraftReview.Unsure.told(report, draft.due().deadline());
        row.take(draft.completed(complete), now);
    }
}
