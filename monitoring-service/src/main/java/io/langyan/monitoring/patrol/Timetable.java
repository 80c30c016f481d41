package io.langyan.monitoring.patrol;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * When patrols are to be walked: each local time once on each day there is. A time that the clock skips (start of summer time) moves on by what
 * was skipped; of a time that comes twice (its end) the first counts; a day that a zone has left out has no rounds.
 *
 * @param times HH:mm in the zone
 */
record Timetable(ZoneId zone, List<String> times) {

    private static final Comparator<Time> ORDER = Comparator.comparing(Time::at).thenComparing(Time::patrol);

    Timetable {
        times = List.copyOf(times);
    }

    /** @param patrol the local time that names it, HH:mm */
    record Time(LocalDate date, String patrol, Instant at) {}

    /** Those after {@code after} up to and including {@code until}, in order: intervals that touch lose none and repeat none. */
    List<Time> between(Instant after, Instant until) {
        List<Time> found = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        // a skipped time may fall on the next day
        for (LocalDate day = after.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            found.addAll(on(day));
        }
        return found.stream()
                .filter(time -> time.at().isAfter(after) && !time.at().isAfter(until))
                .sorted(ORDER)
                .toList();
    }

    private Collection<Time> on(LocalDate day) {
        boolean exists = day.atStartOfDay(zone).toLocalDate().equals(day);
        return !exists
                ? List.of()
                : times.stream()
                        .map(patrol -> new Time(
                                day,
                                patrol,
                                day.atTime(LocalTime.parse(patrol)).atZone(zone).toInstant()))
                        .toList();
    }
}
