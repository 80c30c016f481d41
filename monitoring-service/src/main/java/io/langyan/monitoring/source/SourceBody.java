package io.langyan.monitoring.source;

import java.util.List;

/**
 * A source as it is asked for. Intervals are ISO-8601 durations such as {@code PT10M}.
 *
 * @param id may be left out on creation: one is made up
 * @param enabled left out means yes
 */
record SourceBody(
        String id,
        String platform,
        List<String> brands,
        String kind,
        String name,
        String expectedInterval,
        String pollInterval,
        Boolean enabled,
        String url) {}
