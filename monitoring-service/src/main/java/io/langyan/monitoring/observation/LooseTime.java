package io.langyan.monitoring.observation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people, spreadsheets and platforms write them: {@code 2026-11-21 09:05}, {@code 2026/11/21 9:05:00}, {@code 2026年11月21日 9时5分},
 * ISO-8601, RFC 1123, epoch seconds or milliseconds, the day numbers of Excel. What bears no offset is local time of the zone given.
 */
public final class LooseTime {

    /** Where the platforms are. */
    public static final ZoneId PLATFORMS = ZoneId.of("Asia/Shanghai");

    private static final int LONGEST = 64;
    private static final Pattern NUMBER = Pattern.compile("\\d{9,13}");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{6})(\\d{6})?");
    private static final Pattern DAYS = Pattern.compile("[2-7]\\d{4}(\\.\\d{1,17})?");
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[T\\s]*(\\d{1,2})[:：时点](\\d{1,2})(?:[:：分](\\d{1,2})(?:[.,](\\d{1,9}))?秒?)?分?)?"
            + "\\s*(Z|[+-]\\d{2}:?\\d{2})?");

    /** Epoch seconds pass it in the year 5138, milliseconds did in 1973. */
    private static final long MILLIS_FROM = 100_000_000_000L;
    /** Day 0 of Excel's 1900 system, which counts a 29 February that never was. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private LooseTime() {}

    /** @return empty when it is no time */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(read(plain, zone));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** As {@link #parse(String, ZoneId)}, by a pattern of the user's own. */
    public static Optional<Instant> parse(String text, ZoneId zone, DateTimeFormatter format) {
        try {
            TemporalAccessor read = format.parseBest(
                    text.strip(), ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(instant(read, zone));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor read, ZoneId zone) {
        if (read instanceof LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
        return read instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(read);
    }

    private static Instant read(String text, ZoneId zone) {
        if (NUMBER.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        if (DAYS.matcher(text).matches()) {
            long millis =
                    Math.round(Double.parseDouble(text) * Duration.ofDays(1).toMillis());
            return DAY_ZERO.atStartOfDay()
                    .plus(Duration.ofMillis(millis))
                    .atZone(zone)
                    .toInstant();
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return compact(text, zone);
        }
        Matcher written = WRITTEN.matcher(text);
        return written.matches() ? written(written, zone) : rfc1123(text);
    }

    private static Instant compact(String digits, ZoneId zone) {
        return digits.length() == 8
                ? LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay(zone)
                        .toInstant()
                : LocalDateTime.parse(digits, DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                        .atZone(zone)
                        .toInstant();
    }

    private static Instant written(Matcher parts, ZoneId zone) {
        LocalDateTime local = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3))
                .atTime(number(parts, 4), number(parts, 5), number(parts, 6))
                .plusNanos(nanos(parts.group(7)));
        String offset = parts.group(8);
        return local.atZone(offset == null ? zone : ZoneOffset.of(offset)).toInstant();
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    private static long nanos(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
    }

    private static Instant rfc1123(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
}
