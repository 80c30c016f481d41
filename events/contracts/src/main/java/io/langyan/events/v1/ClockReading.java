package io.langyan.events.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A clock of an incident as it stood.
 *
 * @param clock meeting, fact-check, first-word, statement, update, closing, review
 * @param state running, at-risk, breached, met, met-late, paused, cancelled
 * @param metAt null while not met
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockReading(String clock, String state, Instant startedAt, Instant dueAt, Instant metAt) {}
