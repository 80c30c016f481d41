package io.langyan.monitoring.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as crawlers write them: epoch seconds or milliseconds, as number or string, or a local time of the platform. */
final class CrawlerTime {

    /** Epoch seconds pass it in the year 5138, milliseconds did in 1973. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final ZoneId PLATFORMS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");

    private CrawlerTime() {}

    /** Null when absent or unreadable. */
    static Instant of(JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        String text = value.asText().strip();
        return text.matches("\\d{9,14}") ? epoch(Long.parseLong(text)) : local(text);
    }

    private static Instant epoch(long number) {
        return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Instant local(String text) {
        try {
            return text.length() > 10 && text.charAt(10) == 'T'
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text, LOCAL).atZone(PLATFORMS).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
