package io.langyan.events.v1.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * One year of a calendar: the days that differ from Monday to Friday.
 *
 * @param exceptions true for a make-up day (调休), false for a holiday
 */
public record YearOfDays(int year, Map<LocalDate, Boolean> exceptions) {

    /** A year nobody has announced yet: plain Monday to Friday. */
    public static YearOfDays plain(int year) {
        return new YearOfDays(year, Map.of());
    }

    /**
     * Reads {@code date,working,name} lines after a header.
     *
     * @throws IllegalArgumentException naming the line that is none
     */
    public static YearOfDays parse(int year, String csv) {
        Map<LocalDate, Boolean> exceptions = new HashMap<>();
        csv.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] fields = line.split(",", 3);
            LocalDate date = date(year, line, fields);
            exceptions.put(date, Boolean.valueOf(fields[1].strip()));
        });
        return new YearOfDays(year, Map.copyOf(exceptions));
    }

    public boolean working(LocalDate day) {
        return exceptions.getOrDefault(day, day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }

    private static LocalDate date(int year, String line, String[] fields) {
        try {
            LocalDate date = LocalDate.parse(fields[0].strip());
            if (fields.length > 1 && date.getYear() == year && fields[1].strip().matches("true|false")) {
                return date;
            }
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("calendar " + year + ": " + line, noDate);
        }
        throw new IllegalArgumentException("calendar " + year + ": " + line);
    }
}
