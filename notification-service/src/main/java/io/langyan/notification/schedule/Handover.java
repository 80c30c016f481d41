package io.langyan.notification.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;

/**
 * When the duty passes on (交接班).
 *
 * @param days length of a turn in local days, so that one of 23 or 25 hours counts as one; at least 1
 * @param at local time of handing over
 * @param first the day whose handover starts the first person's turn; before it turns are counted backwards
 */
public record Handover(int days, LocalTime at, LocalDate first) {

    public static final int WEEK = 7;

    /** @throws IllegalArgumentException for a turn of less than a day */
    public Handover {
        if (days < 1) {
            throw new IllegalArgumentException("a turn lasts at least a day");
        }
    }

    /** Weekly on that day, the first time on or after {@code from}. */
    public static Handover weekly(DayOfWeek day, LocalTime at, LocalDate from) {
        return new Handover(WEEK, at, from.with(TemporalAdjusters.nextOrSame(day)));
    }

    /** How many turns have begun since the first, 0 during the first; before it negative. */
    public long turn(Instant moment, LocalDays local) {
        return turn(local.begunBy(moment, at));
    }

    /** The handovers in the span and around it. */
    Stream<Instant> around(Span span, LocalDays local) {
        return local.around(span).filter(this::isHandover).map(day -> local.at(day, at));
    }

    private boolean isHandover(LocalDate day) {
        return Math.floorMod(ChronoUnit.DAYS.between(first, day), days) == 0;
    }

    private long turn(LocalDate day) {
        return Math.floorDiv(ChronoUnit.DAYS.between(first, day), (long) days);
    }
}
