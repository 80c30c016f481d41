package io.langyan.notification.page;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.plan.EscalationPolicy.QuietHours;
import io.langyan.events.v1.plan.Plan;
import io.langyan.notification.schedule.LocalDays;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/**
 * Hours of each day (静默时段) in which a page takes no step, as the plan had them when it started. They belong to the day on which they begin.
 *
 * @param to the first moment after; of the next day unless it is later than {@code from}
 */
public record Quiet(LocalTime from, LocalTime to, ZoneId zone) {

    /** Null where the plan keeps nothing of that level quiet or cannot be read, and for L1, L2 and drills whatever it says. */
    public static Quiet of(Plan plan, Level level) {
        QuietHours hours = plan.escalation() == null ? null : plan.escalation().quietHours();
        if (hours == null
                || plan.drill() != null
                || level.atLeast(Level.L2)
                || !hours.levels().contains(level)) {
            return null;
        }
        try {
            return new Quiet(LocalTime.parse(hours.from()), LocalTime.parse(hours.to()), plan.zoneId());
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** The end of the quiet hours in which this moment lies; outside of them the moment itself. */
    public Instant over(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        // Where clocks go back over midnight, tomorrow may have begun once already.
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .filter(day -> !LocalDays.at(zone, day, from).isAfter(moment))
                .map(this::end)
                .filter(moment::isBefore)
                .findFirst()
                .orElse(moment);
    }

    /** Whether quiet hours end at this very moment. */
    boolean endsAt(Instant moment) {
        return over(moment.minusNanos(1)).equals(moment);
    }

    private Instant end(LocalDate day) {
        return LocalDays.at(zone, from.isBefore(to) ? day : day.plusDays(1), to);
    }
}
