package io.langyan.notification.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * So many messages or calls may reach one number within a window.
 *
 * @param window of any position; null for the calendar day of the providers, who are all of one zone
 */
public record NumberLimit(int most, Duration window) {

    private static final ZoneId PROVIDERS = ZoneId.of("Asia/Shanghai");

    public static NumberLimit aDay(int most) {
        return new NumberLimit(most, null);
    }

    /** One tenth, rounded down, is kept for L1. */
    public int reserve() {
        return most / 10;
    }

    /** What came after this moment counts now. */
    public Instant since(Instant now) {
        return window == null ? startOf(day(now)).minusNanos(1) : now.minus(window);
    }

    /** When what came then counts no more. */
    public Instant forgets(Instant use) {
        return window == null ? startOf(day(use).plusDays(1)) : use.plus(window);
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(PROVIDERS).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(PROVIDERS).toInstant();
    }
}
