package io.langyan.review.report;

import java.time.Instant;
import java.util.List;

/**
 * One clock, planned against real.
 *
 * @param plannedSeconds from its start to when it was due
 * @param realSeconds from its start to when it was met, null when it never was
 * @param lateSeconds how much after it was due, 0 in time; unmet ones counted to the closing
 * @param sources ids of the events these figures rest on
 */
public record ClockLine(
        String clock,
        Instant startedAt,
        Instant dueAt,
        Instant metAt,
        long plannedSeconds,
        Long realSeconds,
        long lateSeconds,
        Outcome outcome,
        List<String> sources) {

    /** What became of a clock. */
    public enum Outcome {
        /** In time. */
        met,
        /** Met, but after it was due. */
        late,
        /** Due and never met. */
        breached,
        /** Not met when the incident closed, nor due by then. */
        open,
        /** Nobody had to meet it. */
        cancelled
    }
}
