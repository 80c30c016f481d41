package io.langyan.monitoring.feeds;

import java.time.Duration;
import java.time.Instant;

/** {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** Null when absent or unreadable; never negative. */
    static Duration parse(String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Instant until = FeedTime.parse(text);
        return until == null ? null : until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }
}
