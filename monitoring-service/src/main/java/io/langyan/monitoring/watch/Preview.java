package io.langyan.monitoring.watch;

import io.langyan.monitoring.watch.automaton.Span;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a rule would have found.
 *
 * @param scanned mentions that were looked at
 * @param added of those that matched, how many do not concern the brand yet
 * @param complete everything in the time asked for was looked at
 * @param oldest when the oldest that was looked at was first seen, null when nothing was
 */
@RegisterForReflection
record Preview(
        long scanned,
        long matched,
        long added,
        boolean complete,
        Instant oldest,
        List<OnPlatform> platforms,
        List<Sample> samples) {

    @RegisterForReflection
    record OnPlatform(String platform, long scanned, long matched) {}

    /**
     * One that matched.
     *
     * @param text the first 4000 characters
     * @param known it concerns the brand already
     * @param titleSpans where in the title the rule's words stand, in UTF-16 units
     * @param textSpans where in the text they stand
     */
    @RegisterForReflection
    record Sample(
            UUID id,
            String platform,
            String title,
            String text,
            String url,
            boolean known,
            List<String> terms,
            List<Span> titleSpans,
            List<Span> textSpans) {}
}
