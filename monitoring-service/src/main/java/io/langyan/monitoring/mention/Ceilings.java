package io.langyan.monitoring.mention;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether figures put together from two looks, of each counter the higher, are still lower bounds (下限): the same rule in SQL that
 * {@link io.langyan.monitoring.observation.Submission#higher} has. A look says only of all its figures together that they are capped, so an exact
 * one ends that when it reaches or passes every one of them.
 */
final class Ceilings {

    private static final List<String> COUNTERS = List.of("reposts", "comments", "likes", "views");

    private Ceilings() {}

    /** An expression over two rows that have the counters and {@code capped}. */
    static String stand(String one, String other) {
        return "(%s or %s)".formatted(isBound(one, other), isBound(other, one));
    }

    private static String isBound(String one, String other) {
        String above = COUNTERS.stream()
                .map(counter -> "coalesce(%s.%s, -1) > coalesce(%s.%s, -1)".formatted(one, counter, other, counter))
                .collect(Collectors.joining(" or "));
        return "%s.capped and (%s.capped or %s)".formatted(one, other, above);
    }
}
