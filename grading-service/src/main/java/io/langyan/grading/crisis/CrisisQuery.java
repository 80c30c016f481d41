package io.langyan.grading.crisis;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which crises are asked for, newest observation first.
 *
 * @param brands empty for all
 * @param level null for any
 * @param before the last one of the page before, or null
 * @param rows at most
 */
record CrisisQuery(Optional<Set<String>> brands, String level, Position before, int rows) {

    record Position(Instant lastObservedAt, UUID id) {}
}
