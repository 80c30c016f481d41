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
 * @param story {@code recorded} keeps the stories as they were formed, {@code cluster} forms them anew
 */
@RegisterForReflection
public record BacktestQuery(
        @NotBlank String brand,
        @NotNull OffsetDateTime from,
        @NotNull OffsetDateTime to,
        JsonNode plan,
        String window,
        String story,
        boolean members) {}
