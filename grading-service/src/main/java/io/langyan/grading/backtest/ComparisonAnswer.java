package io.langyan.grading.backtest;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the comparison of two plans says when it is done; the stories themselves come before it, one by one.
 *
 * @param state {@code done}
 * @param progress percent
 * @param plan name of the plan
 * @param against name of the plan that takes its place
 * @param observations lines that were graded
 * @param digest SHA-256, in hexadecimal, of the RFC 8785 form of the list of differences
 */
@RegisterForReflection
public record ComparisonAnswer(
        String state,
        int progress,
        String plan,
        String against,
        long observations,
        RefusedLines rejected,
        ComparisonSummary summary,
        String digest) {}
