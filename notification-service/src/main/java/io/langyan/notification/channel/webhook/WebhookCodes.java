package io.langyan.notification.channel.webhook;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** What a receiver's status means for us: only 2xx is success, a redirect is not followed, 410 wants no more and is hardly asked again. */
final class WebhookCodes {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Set<Integer> NOT_THERE = Set.of(401, 403, 404, 405, 407);
    /** It failed, or the request did not reach it whole. */
    private static final Set<Integer> AGAIN = Set.of(408, 500);

    private static final int GONE = 410;

    private WebhookCodes() {}

    /** @param retryAfter as the header says, seconds or a date, or null */
    static Outcome outcome(int status, String retryAfter, Instant now) {
        String code = "HTTP_" + status;
        if (status / 100 == 2) {
            return Outcome.ok(code, null);
        }
        if (BUSY.contains(status)) {
            return Outcome.throttled(code, "the receiver asks for patience", pause(retryAfter, now));
        }
        if (status == GONE) {
            return Outcome.gone(code, "the receiver wants no more webhooks at this address", LONGEST);
        }
        if (AGAIN.contains(status)) {
            return Outcome.failed(Result.RETRY, code, "the receiver failed");
        }
        if (status / 100 == 3 || NOT_THERE.contains(status)) {
            return Outcome.failed(Result.CHANNEL_DOWN, code, "the receiver does not take webhooks at this address");
        }
        if (status / 100 == 4) {
            return Outcome.failed(Result.PERM, code, "the receiver refuses this message");
        }
        return Outcome.failed(Result.UNKNOWN, code, "the receiver failed");
    }

    /** Nothing, or a time that is over, says only that it is busy: whoever then came again at once would never stop. */
    private static Duration pause(String retryAfter, Instant now) {
        Duration asked = retryAfter == null ? SOON : read(retryAfter.strip(), now);
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked.compareTo(SHORTEST) < 0 ? SOON : asked;
    }

    private static Duration read(String retryAfter, Instant now) {
        if (retryAfter.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(retryAfter));
        }
        try {
            Instant until = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(now, until);
        } catch (DateTimeException unreadable) {
            return SOON;
        }
    }
}
