package io.langyan.incident.clock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Working days (工作日). For {@code cn} with the yearly holidays and make-up days (调休) of the State Council's notices; a
 * year that is not published yet is plain Monday to Friday.
 */
public final class WorkingDays {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final Map<LocalDate, Boolean> exceptions;

    private WorkingDays(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = Map.copyOf(exceptions);
    }

    /** @param calendar {@code cn}; any other is plain Monday to Friday */
    public static WorkingDays of(String calendar) {
        return "cn".equals(calendar) ? Chinese.DAYS : new WorkingDays(Map.of());
    }

    /** The last second of the n-th working day after that instant's day, the day itself not counted. */
    public Instant endOfDay(Instant start, int workingDays, ZoneId zone) {
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            counted += isWorkday(day) ? 1 : 0;
        }
        return day.atTime(LAST_SECOND).atZone(zone).toInstant();
    }

    public boolean isWorkday(LocalDate day) {
        return exceptions.getOrDefault(day, !isWeekend(day));
    }

    /** False when the year's holidays are not known here, so that its working days are a guess. */
    public boolean isPublished(int year) {
        return exceptions.keySet().stream().anyMatch(day -> day.getYear() == year);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static final class Chinese {

        private static final WorkingDays DAYS = new WorkingDays(read("/calendar/cn.txt"));

        private static Map<LocalDate, Boolean> read(String resource) {
            Map<LocalDate, Boolean> days = new HashMap<>();
            try (var lines = new BufferedReader(
                    new InputStreamReader(WorkingDays.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split(" ", 2))
                        .forEach(field -> days.put(LocalDate.parse(field[1]), field[0].equals("work")));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return days;
        }
    }
}
