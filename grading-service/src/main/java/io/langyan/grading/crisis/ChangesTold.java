package io.langyan.grading.crisis;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a view has been told, and after which change it has to ask next: page after page while they are full, then again from a little before
 * the newest, because transactions do not become visible in the order of their clocks.
 */
final class ChangesTold {

    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final int full;
    private final Map<UUID, Instant> known = new HashMap<>();
    private Instant newest;
    private Position after;

    /** Changes are in the order of time, those of one time in that of ids. */
    record Position(Instant at, UUID id) {

        /** Before all of that time. */
        static Position before(Instant at) {
            return new Position(at, new UUID(0, 0));
        }
    }

    /** @param full so many are a page behind which there may be another */
    ChangesTold(Instant now, int full) {
        this.full = full;
        this.newest = now;
        this.after = Position.before(now.minus(OVERLAP));
    }

    synchronized Position after() {
        return after;
    }

    /** @param page what follows {@link #after}; answered are those that were not told before */
    synchronized List<CrisisView> fresh(List<CrisisView> page) {
        List<CrisisView> fresh = page.stream()
                .filter(crisis -> !crisis.changedAt().equals(known.get(crisis.id())))
                .toList();
        for (CrisisView crisis : fresh) {
            known.put(crisis.id(), crisis.changedAt());
            newest = crisis.changedAt().isAfter(newest) ? crisis.changedAt() : newest;
        }
        if (page.size() >= full) {
            CrisisView last = page.get(page.size() - 1);
            after = new Position(last.changedAt(), last.id());
        } else {
            Instant again = newest.minus(OVERLAP);
            known.values().removeIf(at -> at.isBefore(again));
            after = Position.before(again);
        }
        return fresh;
    }
}
