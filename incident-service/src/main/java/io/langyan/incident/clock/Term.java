package io.langyan.incident.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * The times of one clock.
 *
 * @param earliestAt nobody expects it before ("2 to 24 hours"); null when the plan names none
 * @param atRiskAt after it the clock is at risk
 * @param dueAt met at this instant is in time, after it is late
 */
public record Term(Instant startedAt, Instant earliestAt, Instant atRiskAt, Instant dueAt) {

    /** @param atRiskAfter the part of the time, 0 to 1, after which the clock is at risk */
    public static Term of(Instant startedAt, Duration from, Duration within, double atRiskAfter) {
        return new Term(
                startedAt,
                from == null ? null : startedAt.plus(from),
                startedAt.plusMillis(Math.round(within.toMillis() * atRiskAfter)),
                startedAt.plus(within));
    }

    /** The same time again from another start: a rhythm. */
    Term restartedAt(Instant start) {
        return shiftedBy(Duration.between(startedAt, start)).startingAt(start);
    }

    /** What a pause leaves: everything still to come moves by its length, the start stays. */
    Term shiftedBy(Duration pause) {
        return new Term(
                startedAt, earliestAt == null ? null : earliestAt.plus(pause), atRiskAt.plus(pause), dueAt.plus(pause));
    }

    /** A raised level never gives more time than was left. */
    Term tightenedTo(Term other) {
        return other.dueAt.isBefore(dueAt) ? new Term(startedAt, earliestAt, other.atRiskAt, other.dueAt) : this;
    }

    private Term startingAt(Instant start) {
        return new Term(start, earliestAt, atRiskAt, dueAt);
    }
}
