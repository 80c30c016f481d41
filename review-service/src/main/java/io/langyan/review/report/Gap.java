package io.langyan.review.report;

import java.util.List;

/**
 * Something that was missing or too late (不足).
 *
 * @param kind stable word: clock-late, clock-breached, no-first-word, no-statement, page-exhausted, page-alarm, page-unanswered,
 *     push-failed, late-knowledge, nobody-pushed, figures-at-least, effect-unknown, calendar-missing
 */
public record Gap(String kind, Text what, List<String> sources) {}
