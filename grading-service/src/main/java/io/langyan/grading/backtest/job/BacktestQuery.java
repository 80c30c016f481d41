package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.rest.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;

/**
 * A backtest over what was recorded.
 *
 * @param to exclusive, later than {@code from}
 * @param plan a plan as an object, or as text in YAML or JSON; the plan in force when absent
 * @param against a plan to put in the place of the first: then told is which stories change level or minute
 * @param story {@code recorded} keeps the stories as they were formed, {@code cluster} forms them anew
 * @param all whether a comparison tells the stories that change nothing, too
 */
@RegisterForReflection
public record BacktestQuery(
        @NotBlank String brand,
        @NotNull OffsetDateTime from,
        @NotNull OffsetDateTime to,
        JsonNode plan,
        JsonNode against,
        String window,
        String story,
        boolean members,
        boolean all) {

    /** Years that a moment of a mention can lie in. */
    private static boolean isThinkable(OffsetDateTime time) {
        return time.getYear() >= 1970 && time.getYear() <= 9999;
    }

    /** @throws Problem 400 when the period ends before it begins */
    void checkPeriod() {
        if (!isThinkable(from) || !isThinkable(to)) {
            throw Problem.badRequest("bad-period", "时间应在 1970 年至 9999 年之间。", "Times lie in the years 1970 to 9999.");
        }
        if (!to.isAfter(from)) {
            throw Problem.badRequest(
                            "bad-period",
                            "时间段的结束（to，不含）须晚于开始（from）。",
                            "The period must end after it begins: to, which is exclusive, is not later than from.")
                    .with("from", from)
                    .with("to", to);
        }
    }

    AskedGrading.Manner manner() {
        boolean asRecorded = story == null || story.equals("recorded");
        return new AskedGrading.Manner(window, asRecorded ? "field:story" : story, members, all);
    }
}
