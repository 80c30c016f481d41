package io.langyan.grading.crisis;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Crises as they change, for a live view. Each view asks the read model, so it sees what any replica wrote; a change is asked for
 * again shortly after, because transactions do not become visible in the order of their clocks.
 */
@ApplicationScoped
class LiveCrises {

    private static final Duration RHYTHM = Duration.ofMillis(500);
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final Crises crises;
    private final Clock clock = Clock.systemUTC();

    LiveCrises(Crises crises) {
        this.crises = crises;
    }

    /** @param expiry seconds since the epoch at which the caller's token ends, and the view with it */
    Multi<CrisisView> until(long expiry, Optional<Set<String>> brands) {
        Sent sent = new Sent(clock.instant());
        return Multi.createFrom()
                .ticks()
                .every(RHYTHM)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> clock.instant().getEpochSecond() < expiry)
                .onItem()
                .transformToUniAndConcatenate(tick -> crises.changedSince(sent.since(), brands))
                .onItem()
                .transformToMultiAndConcatenate(changed -> Multi.createFrom().iterable(sent.fresh(changed)));
    }

    /** What a view has been told lately. */
    private static final class Sent {

        private final AtomicReference<Instant> newest;
        private List<CrisisView> recent = List.of();

        Sent(Instant now) {
            this.newest = new AtomicReference<>(now);
        }

        Instant since() {
            return newest.get().minus(OVERLAP);
        }

        synchronized List<CrisisView> fresh(List<CrisisView> changed) {
            List<CrisisView> fresh = changed.stream()
                    .filter(crisis -> recent.stream().noneMatch(known -> same(known, crisis)))
                    .toList();
            fresh.forEach(crisis -> newest.accumulateAndGet(crisis.changedAt(), Sent::later));
            recent = changed;
            return fresh;
        }

        private static boolean same(CrisisView one, CrisisView other) {
            return one.id().equals(other.id()) && one.changedAt().equals(other.changedAt());
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
