package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;
import io.langyan.notification.schedule.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The span that {@code ?from=&to=} asks for. */
final class AskedSpan {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(400);

    private AskedSpan() {}

    /** @throws Problem 400 for what is no time, ends before it begins or is longer than 400 days */
    static Span of(String from, String to) {
        Instant start = from == null ? Instant.now() : moment(from);
        Instant end = to == null ? start.plus(USUAL) : moment(to);
        if (!start.isBefore(end) || end.isAfter(start.plus(LONGEST))) {
            throw refused();
        }
        return new Span(start, end);
    }

    private static Instant moment(String text) {
        try {
            // A plus that was not encoded arrives as a blank.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException noTime) {
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.badRequest(
                "bad-span",
                "from、to 应为带时区的时间，to 晚于 from，至多 400 天。",
                "from and to must be times with an offset, to after from, at most 400 days.");
    }
}
