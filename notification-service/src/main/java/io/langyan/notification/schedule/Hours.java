package io.langyan.notification.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The hours to which a layer is restricted. Each day that matches opens a window; one over midnight belongs to the day on
 * which it opens.
 *
 * @param weekdays empty for all
 * @param kind which of these days by the calendar
 * @param from local time
 * @param to local time; not after {@code from}: on the next day, so 00:00 to 00:00 is the whole day
 */
public record Hours(Set<DayOfWeek> weekdays, Kind kind, LocalTime from, LocalTime to) {

    /** Always. */
    public static final Hours ALL = new Hours(Set.of(), Kind.ANY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** Working days and rest days (休息日) as the calendar with its make-up days (调休) has them. */
    public enum Kind {
        ANY,
        WORKING,
        REST
    }

    public Hours {
        weekdays = Set.copyOf(weekdays);
    }

    /** Whether it asks the calendar. */
    public boolean byCalendar() {
        return kind != Kind.ANY;
    }

    public boolean openAt(Instant moment, LocalDays local) {
        LocalDate day = local.begunBy(moment, from);
        return matches(day, local) && moment.isBefore(end(day, local));
    }

    /** Openings and closings in the span and around it. */
    Stream<Instant> around(Span span, LocalDays local) {
        return equals(ALL)
                ? Stream.empty()
                : local.around(span).flatMap(day -> Stream.of(local.at(day, from), end(day, local)));
    }

    /** The days of which the calendar is asked whether they open a window in the span. */
    Stream<LocalDate> daysLookedUp(Span span, LocalDays local) {
        return byCalendar()
                ? local.around(span).filter(this::onItsWeekday).filter(day -> touches(day, span, local))
                : Stream.empty();
    }

    private boolean touches(LocalDate day, Span span, LocalDays local) {
        Instant start = local.at(day, from);
        Instant end = end(day, local);
        return start.isBefore(end) && new Span(start, end).within(span).isPresent();
    }

    private Instant end(LocalDate day, LocalDays local) {
        return local.at(to.isAfter(from) ? day : day.plusDays(1), to);
    }

    private boolean matches(LocalDate day, LocalDays local) {
        return onItsWeekday(day) && (!byCalendar() || local.calendar().working(day) == (kind == Kind.WORKING));
    }

    private boolean onItsWeekday(LocalDate day) {
        return weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek());
    }
}
