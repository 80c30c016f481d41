package io.langyan.review.report;

import io.langyan.events.v1.Event;
import java.time.Instant;

/**
 * Something that happened, with the id of the event that told it: the source of every figure.
 *
 * @param at when it happened, by the event itself
 */
public record Noted<E extends Event>(String id, Instant at, E event) {}
