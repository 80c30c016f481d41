package io.langyan.grading.mention;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Times as our services write them: {@code 2026-11-21T09:00:00Z}, with up to nine digits of a second. */
final class PlainTime {

    private static final int WHOLE_SECONDS = 19;
    private static final int NANO_DIGITS = 9;
    private static final String FORM = "dddd-dd-ddTdd:dd:dd";

    private PlainTime() {}

    /** Null when it is written in another way, or no time at all. */
    static Instant read(String text) {
        if (text == null || !hasForm(text)) {
            return null;
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = nanos(text);
        if (hour > 23 || minute > 59 || second > 59 || nanos < 0) {
            return null;
        }
        try {
            long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                    .toEpochDay();
            return Instant.ofEpochSecond(day * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static boolean hasForm(String text) {
        if (text.length() <= WHOLE_SECONDS || text.charAt(text.length() - 1) != 'Z') {
            return false;
        }
        for (int at = 0; at < WHOLE_SECONDS; at++) {
            char wanted = FORM.charAt(at);
            if (wanted == 'd' ? !isDigit(text.charAt(at)) : text.charAt(at) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Negative when they are no digits. */
    private static int nanos(String text) {
        int end = text.length() - 1;
        if (end == WHOLE_SECONDS) {
            return 0;
        }
        int digits = end - WHOLE_SECONDS - 1;
        if (text.charAt(WHOLE_SECONDS) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = 0;
        for (int digit = 0; digit < NANO_DIGITS; digit++) {
            char letter = digit < digits ? text.charAt(WHOLE_SECONDS + 1 + digit) : '0';
            if (!isDigit(letter)) {
                return -1;
            }
            nanos = nanos * 10 + letter - '0';
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + text.charAt(at) - '0';
        }
        return number;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
