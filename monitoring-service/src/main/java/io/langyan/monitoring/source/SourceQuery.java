package io.langyan.monitoring.source;

import java.util.Optional;
import java.util.Set;

/**
 * Which sources are asked for.
 *
 * @param brands of the caller or the question, empty for all
 * @param afterId where the page before ended, null on the first
 */
record SourceQuery(
        Optional<Set<String>> brands, String platform, String kind, String afterId, String afterPlatform, int limit) {}
