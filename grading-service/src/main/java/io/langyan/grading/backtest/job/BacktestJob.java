package io.langyan.grading.backtest.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.grading.backtest.RefusedLines;
import io.langyan.grading.backtest.StoryAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A backtest in a list.
 *
 * @param brand null for an uploaded file
 * @param state queued, running, done or failed
 * @param progress percent
 */
@RegisterForReflection(targets = {BacktestJob.class, StoryAnswer.class, RefusedLines.class, RefusedLines.Line.class})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BacktestJob(
        UUID id, String brand, String requestedBy, String state, int progress, String reason, Instant createdAt) {}
