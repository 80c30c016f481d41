package io.langyan.monitoring.source;

import java.time.Duration;
import java.time.Instant;

/** A source with what happened to it. */
public record KnownSource(Source source, SourceFacts facts) {

    public Standing standing(Duration expected, Instant now) {
        return Standing.of(source, facts, expected, now);
    }

    /**
     * Whether a platform is heard by it: somebody answers for it by having registered it, or it is a machine. What a person wrote down or uploaded once
     * says nothing about who listens.
     */
    public boolean covers() {
        return source.registered() || source.kind() == SourceKind.PUSH;
    }

    /**
     * Whether its silence is worth an alarm: it is registered and not paused, or a machine that has delivered regularly. A name that came by once is only
     * listed.
     */
    public boolean owes(Duration expected) {
        return source.registered()
                ? source.enabled()
                : covers() && facts.deliveredFor(expected.multipliedBy(Standing.LATE_INTERVALS));
    }
}
