package io.langyan.notification.rota;

import io.langyan.events.rest.Problem;
import io.langyan.notification.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says what is wrong with a span for which somebody is to stand in. */
public final class OverrideCheck {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration FARTHEST = Duration.ofDays(732);
    private static final int LONGEST_REASON = 200;

    private OverrideCheck() {}

    /** @throws Problem 422 {@code bad-span}, naming the field */
    public static Span span(Instant exactFrom, Instant exactTo, String field, Instant now) {
        Instant from = kept(exactFrom);
        Instant to = kept(exactTo);
        boolean possible = from != null
                && to != null
                && from.isBefore(to)
                && to.isAfter(now)
                && !to.isAfter(from.plus(LONGEST))
                && !to.isAfter(now.plus(FARTHEST));
        if (!possible) {
            throw Problem.unprocessable(
                            "bad-span",
                            field + "：结束应晚于开始和现在，至多 366 天，不晚于两年后。",
                            field
                                    + ": it must end after it begins and after now, last at most 366 days, and end within two years.")
                    .with("field", field);
        }
        return new Span(from, to);
    }

    /** As the database has it: what lasts less than a microsecond there lasts nothing. */
    private static Instant kept(Instant exact) {
        return exact == null ? null : exact.truncatedTo(ChronoUnit.MICROS);
    }

    /** Null when there is none. @throws Problem 422 {@code bad-override} for more than 200 characters */
    public static String reason(String reason) {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw refused("reason", "至多 " + LONGEST_REASON + " 个字", "may have " + LONGEST_REASON + " characters");
        }
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    static Problem refused(String field, String chinese, String english) {
        return Problem.unprocessable("bad-override", field + "：" + chinese + "。", field + " " + english + ".")
                .with("field", field);
    }
}
