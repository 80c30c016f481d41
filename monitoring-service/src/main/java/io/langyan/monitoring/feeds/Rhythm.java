package io.langyan.monitoring.feeds;

import io.langyan.monitoring.source.Source;
import java.time.Duration;
import java.time.Instant;

/**
 * When a feed is polled again. Half the expected interval unless its source says otherwise, so that one poll that fails does not make it late; a tenth
 * of jitter either way, so that feeds do not march in step; twice as long after each failure in a row, up to an hour; never before a
 * server's {@code Retry-After}, up to a day.
 */
final class Rhythm {

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);
    private static final Duration LONGEST_OBEDIENCE = Duration.ofDays(1);
    private static final double JITTER = 0.1;
    private static final int MOST_DOUBLINGS = 20;

    private final Duration shortest;

    Rhythm(Duration shortest) {
        this.shortest = shortest;
    }

    Duration interval(Source source, Duration expected) {
        return longer(source.pollInterval() == null ? expected.dividedBy(2) : source.pollInterval(), shortest);
    }

    /**
     * @param failures in a row, this one included; 0 after a good poll
     * @param retryAfter as the server asked, or null
     * @param chance from 0 to 1
     */
    Instant next(Instant now, Duration interval, int failures, Duration retryAfter, double chance) {
        Duration wait = failures == 0 ? interval : backoff(interval, failures);
        Duration spread = Duration.ofMillis(Math.round(wait.toMillis() * (1 + JITTER * (2 * chance - 1))));
        return now.plus(retryAfter == null ? spread : longer(spread, shorter(retryAfter, LONGEST_OBEDIENCE)));
    }

    private static Duration backoff(Duration interval, int failures) {
        Duration doubled = interval.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return shorter(doubled, longer(LONGEST_BACKOFF, interval));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
