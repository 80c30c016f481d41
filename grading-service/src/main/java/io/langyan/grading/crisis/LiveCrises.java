package io.langyan.grading.crisis;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Crises as they change, for a live view. Each view asks the read model, so it sees what any replica wrote.
 */
@ApplicationScoped
class LiveCrises {

    private static final Duration RHYTHM = Duration.ofMillis(500);

    private final Crises crises;
    private final Clock clock = Clock.systemUTC();

    LiveCrises(Crises crises) {
        this.crises = crises;
    }

    /** @param expiry seconds since the epoch at which the caller's token ends, and the view with it */
    Multi<CrisisView> until(long expiry, Optional<Set<String>> brands) {
        ChangesTold told = new ChangesTold(clock.instant(), Crises.CHANGES);
        return Multi.createFrom()
                .ticks()
                .every(RHYTHM)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> clock.instant().getEpochSecond() < expiry)
                .onItem()
                .transformToUniAndConcatenate(tick -> crises.changedAfter(told.after(), brands))
                .onItem()
                .transformToMultiAndConcatenate(changed -> Multi.createFrom().iterable(told.fresh(changed)));
    }
}
