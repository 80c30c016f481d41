package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;

/**
 * When a threshold of the plan is expected to be passed (预测), as far as the story was known at its newest observation. An estimate: it proves no
 * level.
 *
 * @param level what the rule would grant as its clauses stand now
 * @param rule the rule whose threshold it is, such as {@code L1}, or {@code L1:clause-unmet} when it would grant one level less
 * @param window the window of the rule
 * @param over the threshold
 * @param spread of that window now
 * @param lastHour how much of that came within the last hour
 * @param probability that it is passed within {@code horizon}, 0 to 1
 * @param expectedAt as likely earlier as later, if it is passed at all; null when that is improbable. The same for the next two
 * @param earliest lower end of the interval that holds the time with 80 %
 * @param latest its upper end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LevelForecast(
        Level level,
        String rule,
        Duration window,
        long over,
        long spread,
        long lastHour,
        double probability,
        Duration horizon,
        Instant expectedAt,
        Instant earliest,
        Instant latest) {}
