package io.langyan.grading.crisis;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;

/**
 * What was last told of a minute of a crisis.
 *
 * @param at begin of the minute in which its newest observation was
 * @param spread by window (ISO-8601), up to the end of that minute
 * @param atLeast the figures are "≥"
 */
@RegisterForReflection
record CurvePoint(Instant at, Map<String, Long> spread, boolean atLeast) {}
