package io.langyan.notification.rota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * When the duty passes on.
 *
 * @param every daily or weekly
 * @param at local time of handing over
 * @param day for weekly, else null
 * @param zone IANA zone
 * @param from the day whose handover starts the first member's turn
 */
public record Handover(Every every, LocalTime at, DayOfWeek day, ZoneId zone, LocalDate from) {

    /** daily or weekly. */
    public enum Every {
        daily,
        weekly
    }

    public Handover {
        every = every == null ? Every.daily : every;
        at = at == null ? LocalTime.of(9, 0) : at;
        zone = zone == null ? ZoneId.of("Asia/Shanghai") : zone;
        from = from == null ? LocalDate.of(2024, 1, 1) : from;
        day = every == Every.weekly && day == null ? DayOfWeek.MONDAY : day;
    }

    /**
     * How many turns have begun since the first, 0 during the first; before it negative. Counted on local dates, so a day
     * of 23 or 25 hours is one turn.
     */
    public long turn(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate day = local.toLocalTime().isBefore(at) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        return every == Every.daily
                ? ChronoUnit.DAYS.between(from, day)
                : Math.floorDiv(ChronoUnit.DAYS.between(firstWeek(), day), 7L);
    }

    private LocalDate firstWeek() {
        return from.with(TemporalAdjusters.nextOrSame(day));
    }
}
