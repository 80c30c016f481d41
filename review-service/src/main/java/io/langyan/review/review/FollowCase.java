package io.langyan.review.review;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.review.fact.CaseFile;
import io.langyan.review.fact.CaseFiles;
import io.langyan.review.fact.Facts;
import io.langyan.review.spread.SpreadPoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes down what happens and lets the review follow: drafted at closing, completed as late facts come. Topics arrive in any
 * order; what is about one incident takes its turn at the lock of its case file.
 */
@ApplicationScoped
public class FollowCase {

    private final Facts facts;
    private final CaseFiles cases;
    private final SpreadPoints spread;
    private final DraftReview draft;
    private final CompleteReview complete;
    private final Clock clock = Clock.systemUTC();

    FollowCase(Facts facts, CaseFiles cases, SpreadPoints spread, DraftReview draft, CompleteReview complete) {
        this.facts = facts;
        this.cases = cases;
        this.spread = spread;
        this.draft = draft;
        this.complete = complete;
    }

    /** An event of an incident or a page. */
    public Uni<Void> on(Received<? extends Event> received) {
        Instant now = clock.instant();
        Function<CaseFile, Uni<Void>> follow = received.event() instanceof IncidentClosed
                ? file -> draft.of(file, now)
                : file -> complete.of(file, now);
        return facts.note(received).chain(files -> InTurn.each(files, follow));
    }

    /** Of figures in one slot the newest are enough. */
    public Instant slotOf(CrisisGraded graded) {
        return spread.slotOf(graded);
    }

    /** Figures of crises are kept as curves; drafts about them take them in. */
    public Uni<Void> figures(List<Received<CrisisGraded>> graded) {
        Map<UUID, Instant> times = graded.stream()
                .map(Received::event)
                .collect(Collectors.toMap(
                        CrisisGraded::crisisId,
                        SpreadPoints::timeOf,
                        (one, other) -> one.isBefore(other) ? one : other));
        return spread.keep(graded)
                .chain(() -> cases.amongCrises(times.keySet()))
                .chain(crises -> InTurn.each(
                        crises, crisis -> complete.withFigures(crisis, times.get(crisis), clock.instant())));
    }
}
