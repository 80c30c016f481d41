package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;

/**
 * A backtest over what was recorded.
 *
 * @param to exclusive
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

    AskedGrading.Manner manner() {
        boolean asRecorded = story == null || story.equals("recorded");
        return new AskedGrading.Manner(window, asRecorded ? "field:story" : story, members, all);
    }
}
