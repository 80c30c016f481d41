package io.langyan.review.report;

import io.langyan.events.v1.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The windowed spread of the story as graded.
 *
 * @param at event time of the newest observation in it
 * @param atLeast figures read "≥": sampling had gaps or counters were capped
 */
public record SpreadReading(
        String id,
        Instant at,
        Level level,
        Map<Duration, Long> spread,
        boolean atLeast,
        double negativeShare,
        long mentions) {}
