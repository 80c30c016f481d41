package io.langyan.review.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Spread around a public word (效果): how much grew in the window before it and in the one after.
 *
 * @param window the shortest window of the plan, as it ran on the wall clock
 * @param before null when nothing was graded by then; the same for after
 * @param afterUntil newest observation in {@code after}; earlier than the window's end when the observations ended there
 * @param changePercent of after against before, null when either is missing or nothing grew before
 */
public record StatementEffect(
        String statementId,
        String kind,
        Instant at,
        List<String> urls,
        Duration window,
        Long before,
        Long after,
        Instant afterUntil,
        Long changePercent,
        boolean atLeast,
        List<String> sources) {}
