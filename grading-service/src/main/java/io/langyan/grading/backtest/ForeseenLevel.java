package io.langyan.grading.backtest;

import io.langyan.events.v1.Level;
import io.langyan.grading.forecast.Forecast;
import io.langyan.grading.level.Prospect;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * A level that was foreseen, as the plan asks to be warned, when it first was. It proves no level.
 *
 * @param spread of the rule's window then
 * @param probability in percent that the level is reached
 * @param earliest with {@code latest} the interval that holds the time with 80 %
 */
@RegisterForReflection
public record ForeseenLevel(
        Level level,
        Instant at,
        String rule,
        Duration window,
        long spread,
        long probability,
        Instant expectedAt,
        Instant earliest,
        Instant latest) {

    static ForeseenLevel of(Prospect prospect) {
        Forecast forecast = prospect.forecast();
        return new ForeseenLevel(
                prospect.level(),
                Instant.ofEpochSecond(prospect.at()),
                prospect.rule(),
                prospect.within(),
                prospect.situation().spread(),
                Math.round(100 * forecast.probability()),
                prospect.after(forecast.expected()),
                prospect.after(forecast.low()),
                prospect.after(forecast.high()));
    }
}
