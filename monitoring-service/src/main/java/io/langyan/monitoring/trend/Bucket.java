package io.langyan.monitoring.trend;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** What a series is cut into, by the clock of the plan's zone; weeks begin on Monday. */
enum Bucket {
    hour,
    day,
    week;

    /** The bucket in which the instant lies begins here. */
    Instant startOf(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return switch (this) {
            case hour -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case day -> local.truncatedTo(ChronoUnit.DAYS).toInstant();
            case week -> {
                LocalDate monday = local.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield monday.atStartOfDay(zone).toInstant();
            }
        };
    }

    /** Where the bucket that begins here ends. */
    Instant after(Instant start, ZoneId zone) {
        return switch (this) {
            case hour -> start.plus(Duration.ofHours(1));
            case day -> start.atZone(zone).plusDays(1).toInstant();
            case week -> start.atZone(zone).plusWeeks(1).toInstant();
        };
    }

    /** About how many buckets lie between. */
    long between(Instant from, Instant to) {
        return switch (this) {
            case hour -> Duration.between(from, to).toHours() + 1;
            case day -> Duration.between(from, to).toDays() + 1;
            case week -> Duration.between(from, to).toDays() / 7 + 1;
        };
    }
}
