package io.langyan.grading.crisis;

import io.langyan.events.rest.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Which part of a curve is asked for, and how fine.
 *
 * @param from the first minute; null for {@link #LONGEST} before the last point
 * @param to the end, exclusive; null for after the last point
 * @param points at most
 */
record CurveQuery(Instant from, Instant to, int points) {

    /** So many minutes at most are read for an answer. */
    static final Duration LONGEST = Duration.ofDays(31);

    static final int USUAL_POINTS = 240;
    static final int FEWEST_POINTS = 10;
    static final int MOST_POINTS = 1000;

    private static final Instant EARLIEST = Instant.parse("1970-02-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * With one time only, as much as may be asked from there or up to there; with none, the newest part.
     *
     * @throws Problem 400 when one of the two is no time, they stand the wrong way round or too far apart, or too few or too many points are asked for
     */
    static CurveQuery asked(String from, String to, Integer points) {
        Instant begin = time("from", from);
        Instant end = time("to", to);
        if (begin != null && end != null && !sensible(begin, end)) {
            throw Problem.badRequest(
                    "bad-span", "from 应早于 to，且不超过 31 天。", "from must be before to, by at most 31 days.");
        }
        return new CurveQuery(
                begin == null && end != null ? end.minus(LONGEST) : begin,
                end == null && begin != null ? begin.plus(LONGEST) : end,
                points(points));
    }

    private static boolean sensible(Instant from, Instant to) {
        return from.isBefore(to) && Duration.between(from, to).compareTo(LONGEST) <= 0;
    }

    private static int points(Integer asked) {
        int points = asked == null ? USUAL_POINTS : asked;
        if (points < FEWEST_POINTS || points > MOST_POINTS) {
            throw Problem.badRequest(
                    "bad-points",
                    "points 应在 " + FEWEST_POINTS + " 到 " + MOST_POINTS + " 之间。",
                    "points must be from " + FEWEST_POINTS + " to " + MOST_POINTS + ".");
        }
        return points;
    }

    /** @param last of the points found */
    boolean holds(Instant at, Instant last) {
        Instant begin = from == null ? last.minus(LONGEST) : from;
        return !at.isBefore(begin) && (to == null || at.isBefore(to));
    }

    private static Instant time(String name, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? refused(name) : time;
        } catch (DateTimeException unreadable) {
            return refused(name);
        }
    }

    private static Instant refused(String name) {
        throw Problem.badRequest(
                "bad-" + name, name + " 不是带时区的 ISO-8601 时间。", name + " is no ISO-8601 time with offset.");
    }
}
