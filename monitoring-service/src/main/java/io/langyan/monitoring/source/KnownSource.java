package io.langyan.monitoring.source;

import java.time.Duration;
import java.time.Instant;

/** A source with what happened to it. */
public record KnownSource(Source source, SourceFacts facts) {

    public Standing standing(Duration expected, Instant now) {
        return Standing.of(source, facts, expected, now);
    }

    /**
     * Whether its silence is worth an alarm: it is registered and not paused, or it has delivered regularly. A name that came by once is only
     * listed.
     */
    public boolean owes(Duration expected) {
        return source.registered()
                ? source.enabled()
                : facts.deliveredFor(expected.multipliedBy(Standing.LATE_INTERVALS));
    }
}
