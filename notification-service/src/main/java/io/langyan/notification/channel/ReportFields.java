package io.langyan.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** What fields of delivery reports have in common. Whoever knows the address may send anything. */
public final class ReportFields {

    private static final int LONGEST = 128;
    private static final ZoneId THEIRS = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ReportFields() {}

    /** A short text; empty when it is missing or too long. */
    public static Optional<String> text(JsonNode element, String name) {
        return Optional.of(element.path(name).asText("").strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST && text.indexOf('\0') < 0);
    }

    /** Their local time; now when it cannot be read. */
    public static Instant time(JsonNode element, String name) {
        try {
            return LocalDateTime.parse(element.path(name).asText(), TIME)
                    .atZone(THEIRS)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.now();
        }
    }

    /** The push that we had given along; null when it is none. */
    public static UUID push(JsonNode element, String name) {
        try {
            return text(element, name).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException other) {
            return null;
        }
    }

    /** Words for the record. */
    public static String words(JsonNode element, String name) {
        return Answers.words(element.path(name).asText("").replace("\0", ""));
    }
}
