package io.langyan.monitoring.mention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Hits that are one thing to the listener on duty.
 *
 * @param size hits so far
 * @param rangAt when the hit that rang last was seen, or null
 * @param rangSize size then
 */
record AlertGroup(int size, Instant rangAt, int rangSize) {

    static final AlertGroup EMPTY = new AlertGroup(0, null, 0);
    private static final int GROWTH = 10;

    /** What becomes of the group. */
    record Heard(AlertGroup group, Optional<Integer> ringing) {}

    /**
     * Takes further hits in. It rings at most once for them: the first time, after the quiet time, or when it has grown tenfold since.
     *
     * @param seen when each was seen, ascending
     * @return the group from now on, and which of the hits rings
     */
    Heard hear(List<Instant> seen, Duration quiet) {
        int grown = size + seen.size();
        Optional<Integer> ringing = IntStream.range(0, seen.size())
                .filter(i -> isOver(quiet, seen.get(i)))
                .boxed()
                .findFirst()
                .or(() -> grown >= GROWTH * rangSize ? Optional.of(seen.size() - 1) : Optional.empty());
        return new Heard(
                ringing.map(i -> new AlertGroup(grown, later(seen.get(i)), grown))
                        .orElse(new AlertGroup(grown, rangAt, rangSize)),
                ringing);
    }

    /** Two groups that turned out to be one. */
    AlertGroup and(AlertGroup other) {
        return new AlertGroup(
                size + other.size,
                rangAt == null || other.rangAt != null && other.rangAt.isAfter(rangAt) ? other.rangAt : rangAt,
                Math.max(rangSize, other.rangSize));
    }

    private boolean isOver(Duration quiet, Instant seen) {
        return rangAt == null || !seen.isBefore(rangAt.plus(quiet));
    }

    private Instant later(Instant seen) {
        return rangAt == null || seen.isAfter(rangAt) ? seen : rangAt;
    }
}
