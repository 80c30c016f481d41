package io.langyan.review.review;

import io.langyan.events.delivery.Received;
import io.langyan.events.v1.CrisisEvent;
import io.langyan.events.v1.CrisisEvent.CrisisGraded;
import io.langyan.events.v1.Event;
import io.langyan.events.v1.IncidentEvent.IncidentClosed;
import io.langyan.review.fact.CaseFile;
import io.langyan.review.fact.CaseFiles;
import io.langyan.review.fact.Facts;
import io.langyan.review.spread.SpreadPoints;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

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
        return facts.note(received)
                .chain(files -> each(
                        files,
                        file -> received.event() instanceof IncidentClosed
                                ? draft.of(file, now)
                                : complete.of(file, now)));
    }

    /** Figures of a crisis are kept as a curve, everything else of it as a fact. */
    public Uni<Void> onCrisis(Received<? extends CrisisEvent> received) {
        if (!(received.event() instanceof CrisisGraded graded)) {
            return on(received);
        }
        return spread.keep(received.envelope().id(), graded)
                .chain(() -> cases.ofCrisis(graded.crisisId()))
                .chain(files -> each(files, file -> complete.of(file, clock.instant())));
    }

    private static Uni<Void> each(List<CaseFile> files, Function<CaseFile, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(files)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }
}
