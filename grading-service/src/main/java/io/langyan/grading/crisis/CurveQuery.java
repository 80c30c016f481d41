package io.langyan.grading.crisis;

import io.langyan.events.rest.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Which part of a curve is asked for, and how fine.
 *
 * @param from the first minute
 * @param to the end, exclusive
 * @param points at most
 */
record CurveQuery(Instant from, Instant to, int points) {

    static final int USUAL_POINTS = 240;
    static final int FEWEST_POINTS = 10;
    static final int MOST_POINTS = 1000;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * All of it when neither time is given.
     *
     * @throws Problem 400 when one of the two is no time, they stand the wrong way round, or too few or too many points are asked for
     */
    static CurveQuery asked(String from, String to, Integer points) {
        CurveQuery query = new CurveQuery(
                time("from", from, EARLIEST), time("to", to, LATEST), points == null ? USUAL_POINTS : points);
        if (!query.from.isBefore(query.to)) {
            throw Problem.badRequest("bad-span", "from 应早于 to。", "from must be before to.");
        }
        if (query.points < FEWEST_POINTS || query.points > MOST_POINTS) {
            throw Problem.badRequest(
                    "bad-points",
                    "points 应在 " + FEWEST_POINTS + " 到 " + MOST_POINTS + " 之间。",
                    "points must be from " + FEWEST_POINTS + " to " + MOST_POINTS + ".");
        }
        return query;
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static Instant time(String name, String text, Instant otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
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
