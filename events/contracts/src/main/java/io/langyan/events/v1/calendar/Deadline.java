package io.langyan.events.v1.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedSet;

/**
 * The day by which something is due.
 *
 * @param missingYears years whose calendar is not known: they were taken as plain Monday to Friday
 */
public record Deadline(LocalDate day, SortedSet<Integer> missingYears) {

    /** Whether every day on the way was looked up. */
    public boolean sure() {
        return missingYears.isEmpty();
    }

    /** The last second of the day. */
    public Instant endOfDay(ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant();
    }
}
