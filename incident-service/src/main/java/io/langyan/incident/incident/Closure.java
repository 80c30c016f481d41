package io.langyan.incident.incident;

import java.time.Instant;

/**
 * How an incident was closed (结案).
 *
 * @param cause what the crisis came from
 * @param followUp how the people concerned are visited afterwards (回访)
 * @param quietWaiver why it closes though grading has not found it quiet; null when quiet
 */
public record Closure(String cause, String followUp, String quietWaiver, String by, Instant at) {}
