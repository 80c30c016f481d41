package io.langyan.monitoring.feeds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Times as feeds write them: RFC 1123 in its many spellings, ISO-8601 with and without offset, epoch seconds and milliseconds. A time without an
 * offset is China's: feeds that leave it out are those of Chinese sites.
 */
final class FeedTime {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter WITH_ZONE =
            DateTimeFormatter.ofPattern("[EEE, ]d MMM yyyy H:mm[:ss] [z][Z]", Locale.ENGLISH);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy[-][/]M[-][/]d[ ]['T']H:mm[:ss][.SSS]");
    private static final int LONGEST = 60;
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final List<Function<String, Instant>> WAYS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant(),
            text -> ZonedDateTime.parse(text, WITH_ZONE).toInstant(),
            text -> LocalDateTime.parse(text, LOCAL).atZone(CHINA).toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(CHINA).toInstant());

    private FeedTime() {}

    /** Null when it is none. */
    static Instant parse(String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return null;
        }
        String plain = text.strip();
        if (plain.matches("\\d{9,14}")) {
            long number = Long.parseLong(plain);
            return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        return WAYS.stream()
                .map(way -> orNull(way, plain))
                .filter(time -> time != null)
                .findFirst()
                .orElse(null);
    }

    private static Instant orNull(Function<String, Instant> way, String text) {
        try {
            return way.apply(text);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
