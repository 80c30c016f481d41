package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelForecast;
import io.langyan.events.v1.LevelReached;
import io.langyan.grading.forecast.Forecast;
import io.langyan.grading.forecast.Situation;
import io.langyan.grading.forecast.SpreadForecast;
import java.time.Duration;
import java.time.Instant;

/**
 * A threshold above a story (前景), as it stood at an evaluation.
 *
 * @param level what the rule would grant as its clauses stand
 * @param rule the rule, as {@link Grant} names it
 * @param at time of the evaluation, seconds since the epoch
 * @param timeScale how many minutes of the plan pass in one of the clock
 */
public record Prospect(Level level, String rule, Duration within, Situation situation, long at, int timeScale) {

    private static final double PERCENT = 100;

    public Forecast forecast() {
        return SpreadForecast.shipped().of(situation);
    }

    boolean expectedWithin(double minutes) {
        return SpreadForecast.shipped().expectedWithin(minutes, situation);
    }

    /** Minutes of the plan after the evaluation, as a time of the clock. */
    public Instant after(double minutes) {
        return Instant.ofEpochSecond(at + Math.round(minutes * 60 / timeScale));
    }

    /** The warning that rests on it. */
    public LevelReached warning(Instant knownAt) {
        return new LevelReached(
                Level.WARN, Instant.ofEpochSecond(at), knownAt, within, situation.spread(), LevelReached.BY_FORECAST);
    }

    /** For those who read of it: whole percent; no times for what is improbable. */
    public LevelForecast told() {
        Forecast forecast = forecast();
        boolean timed = !forecast.improbable();
        return new LevelForecast(
                level,
                rule,
                within,
                situation.over(),
                situation.spread(),
                situation.lastHour(),
                Math.round(forecast.probability() * PERCENT) / PERCENT,
                Duration.ofSeconds(Math.round(situation.room() * 60 / timeScale)),
                timed ? after(forecast.expected()) : null,
                timed ? after(forecast.low()) : null,
                timed ? after(forecast.high()) : null);
    }
}
