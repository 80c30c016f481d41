package io.langyan.review.report;

import java.time.Instant;

/**
 * A line of the review's timeline (时间线).
 *
 * @param source id of the event that told it
 */
public record Moment(Instant at, String type, Text what, String source) {}
