package io.langyan.notification.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clock on a wall, watched for twelve years in steps of five minutes. It knows no rule of summer time: a time has come when
 * the clock first shows it, or more.
 */
final class WallClock {

    static final LocalDate FIRST_DAY = LocalDate.of(2018, 11, 2);
    static final LocalDate LAST_DAY = LocalDate.of(2031, 6, 1);

    private static final int STEP = 300;
    private static final long BEGIN =
            FIRST_DAY.minusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() / STEP;
    private static final long END =
            LAST_DAY.plusDays(3).atStartOfDay(ZoneOffset.UTC).toEpochSecond() / STEP;
    private static final Map<ZoneId, WallClock> WATCHED = new ConcurrentHashMap<>();

    /** For each five minutes shown, how many steps after the beginning they came. */
    private final int[] came = new int[(int) (END - BEGIN)];

    private WallClock(ZoneRules rules) {
        long shown = BEGIN - 1;
        for (long step = BEGIN - 288; step < END; step++) {
            Instant now = Instant.ofEpochSecond(step * STEP);
            long shows = step + rules.getOffset(now).getTotalSeconds() / STEP;
            for (; shown < Math.min(shows, END - 1); shown++) {
                came[(int) (shown + 1 - BEGIN)] = (int) (step - BEGIN);
            }
        }
    }

    static WallClock in(ZoneId zone) {
        return WATCHED.computeIfAbsent(zone, any -> new WallClock(any.getRules()));
    }

    /** @param time in whole five minutes */
    Instant firstShows(LocalDate day, LocalTime time) {
        long shown = day.toEpochDay() * 288 + time.toSecondOfDay() / STEP;
        return Instant.ofEpochSecond((BEGIN + came[(int) (shown - BEGIN)]) * STEP);
    }
}
