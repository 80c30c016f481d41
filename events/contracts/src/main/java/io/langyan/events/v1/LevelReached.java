package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

/**
 * The first time a story's grade was at least {@code level}.
 *
 * @param provedAt event time of the observation that proved it
 * @param knownAt wall time at which grading knew; null in a backtest
 * @param window the window of the rule, null when no spread was asked
 * @param spread of that window at {@code provedAt}
 * @param rule names the rule that granted it, for "why L2?"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelReached(Level level, Instant provedAt, Instant knownAt, Duration window, Long spread, String rule) {

    /** The rule of a warning that rests on a forecast: it is told when it happens and is no level reached. */
    public static final String BY_FORECAST = "warn:forecast";
}
