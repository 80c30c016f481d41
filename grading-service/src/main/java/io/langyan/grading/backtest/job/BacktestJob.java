package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.grading.backtest.RefusedLines;
import io.langyan.grading.backtest.StoryAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A backtest in a list.
 *
 * @param brand null for an uploaded file
 * @param asked names of the plan and of the one it is compared with, if any, and what was to be graded
 * @param state queued, running, done or failed
 * @param progress percent
 */
@RegisterForReflection(targets = {BacktestJob.class, StoryAnswer.class, RefusedLines.class, RefusedLines.Line.class})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestJob(
        UUID id,
        String brand,
        String requestedBy,
        Map<String, Object> asked,
        String state,
        int progress,
        String reason,
        Instant createdAt) {

    boolean done() {
        return state.equals("done");
    }

    /** Whether two plans are compared. */
    boolean compares() {
        return asked.get("against") != null;
    }
}
