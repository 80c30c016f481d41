package io.langyan.review.review;

import io.langyan.events.v1.plan.Plan;
import io.langyan.review.fact.CaseFile;
import io.langyan.review.fact.Facts;
import io.langyan.review.report.CaseLog;
import io.langyan.review.report.Report;
import io.langyan.review.spread.SpreadPoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Computes the report of a closed incident from all that is known now. */
@ApplicationScoped
class ComposeReport {

    private final Facts facts;
    private final SpreadPoints spread;

    ComposeReport(Facts facts, SpreadPoints spread) {
        this.facts = facts;
        this.spread = spread;
    }

    Uni<Report> of(CaseFile file, Plan plan) {
        return facts.of(file).chain(log -> compose(file, plan, log));
    }

    private Uni<Report> compose(CaseFile file, Plan plan, CaseLog log) {
        return spread.of(file.crisisId())
                .map(readings -> readings.stream()
                        .filter(reading -> log.follows(reading.at()))
                        .toList())
                .map(readings -> Report.of(log, readings, window -> onTheWall(plan, window)));
    }

    /** Figures name windows as the plan writes them; in a drill they ran faster, rounded up to whole minutes. */
    static Duration onTheWall(Plan plan, Duration window) {
        long seconds = plan.scaled(window).plusMillis(999).toSeconds();
        return Duration.ofMinutes(Math.max(1, (seconds + 59) / 60));
    }
}
