package io.langyan.notification.schedule;

import io.langyan.events.v1.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;

/**
 * Days as the people of a rota live them: in their zone, and worked or not by their calendar. A local time that summer time
 * skips is the moment of skipping, one that comes twice is the first.
 */
public record LocalDays(ZoneId zone, WorkingCalendar calendar) {

    public Instant at(LocalDate day, LocalTime time) {
        return at(zone, day, time);
    }

    public static Instant at(ZoneId zone, LocalDate day, LocalTime time) {
        LocalDateTime local = day.atTime(time);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    public LocalDate of(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The newest day that has reached that time of day. */
    LocalDate begunBy(Instant moment, LocalTime time) {
        // Where clocks go back over midnight, tomorrow may have begun once already.
        LocalDate day = of(moment).plusDays(1);
        while (at(day, time).isAfter(moment)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The days that touch the span, and one on either side. */
    Stream<LocalDate> around(Span span) {
        return of(span.from()).minusDays(1).datesUntil(of(span.to()).plusDays(2));
    }
}
