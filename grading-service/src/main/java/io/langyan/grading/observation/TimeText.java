package io.langyan.grading.observation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** ISO-8601 times with an offset, as whole seconds since the epoch; a fraction of a second is dropped. */
final class TimeText {

    private static final long EARLIEST = 0;
    private static final long LATEST = 7_258_118_400L; // 2200-01-01

    private TimeText() {}

    static long parse(String text) throws Refused {
        long seconds = text.length() == 20 || text.length() == 25 ? plain(text) : Long.MIN_VALUE;
        if (seconds == Long.MIN_VALUE) {
            seconds = thorough(text);
        }
        if (seconds < EARLIEST || seconds >= LATEST) {
            throw new Refused("a time is outside the years 1970 to 2199");
        }
        return seconds;
    }

    private static long thorough(String text) throws Refused {
        try {
            return OffsetDateTime.parse(text).toEpochSecond();
        } catch (DateTimeException unreadable) {
            throw new Refused("a time is not ISO-8601 with an offset");
        }
    }

    /** {@code 2026-11-21T09:00:00Z} or {@code …+08:00}; anything else is left to the thorough way. */
    private static long plain(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(10) != 'T') {
            return Long.MIN_VALUE;
        }
        if (text.charAt(13) != ':' || text.charAt(16) != ':') {
            return Long.MIN_VALUE;
        }
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        int century = two(text, 0);
        int year = two(text, 2);
        int offset = offset(text);
        if ((month | day | hour | minute | second | century | year) < 0 || offset == Integer.MIN_VALUE) {
            return Long.MIN_VALUE;
        }
        if (month < 1 || month > 12 || day < 1 || day > 28 && day > lengthOf(century * 100 + year, month)) {
            return Long.MIN_VALUE;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return Long.MIN_VALUE;
        }
        long days = LocalDate.of(century * 100 + year, month, day).toEpochDay();
        return days * 86_400 + hour * 3_600L + minute * 60L + second - offset;
    }

    private static int lengthOf(int year, int month) {
        return LocalDate.of(year, month, 1).lengthOfMonth();
    }

    private static int offset(String text) {
        char sign = text.charAt(19);
        if (sign == 'Z') {
            return text.length() == 20 ? 0 : Integer.MIN_VALUE;
        }
        if (text.length() != 25 || sign != '+' && sign != '-' || text.charAt(22) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = two(text, 20);
        int minutes = two(text, 23);
        if ((hours | minutes) < 0 || hours > 17 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (hours * 3_600 + minutes * 60) * (sign == '-' ? -1 : 1);
    }

    private static int two(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}
