package io.langyan.monitoring.trend;

import io.langyan.events.rest.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A time from an instant to another, the later exclusive. */
record Span(Instant from, Instant to) {

    /** The ledger keeps 13 months; nobody asks for ages. */
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    /** @throws Problem 400 when one of the two is no time, or they stand the wrong way round */
    static Span asked(String from, String to, Duration usual, Instant now) {
        Instant end = time("to", to, now);
        Instant start = time("from", from, end.minus(usual));
        boolean sensible = start.isBefore(end) && Duration.between(start, end).compareTo(LONGEST) <= 0;
        if (!sensible) {
            throw Problem.badRequest(
                    "bad-span", "from 应早于 to，且不超过五年。", "from must be before to, by at most five years.");
        }
        return new Span(start, end);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** As long, right before. */
    Span before() {
        return new Span(from.minus(length()), from);
    }

    private static Instant time(String name, String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            Instant time = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
            return time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("2200-01-01T00:00:00Z"))
                    ? refused(name)
                    : time;
        } catch (DateTimeException unreadable) {
            return refused(name);
        }
    }

    private static Instant refused(String name) {
        throw Problem.badRequest(
                "bad-" + name, name + " 不是带时区的 ISO-8601 时间。", name + " is no ISO-8601 time with offset.");
    }
}
