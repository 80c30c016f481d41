package io.langyan.monitoring.outlook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A silence that rang.
 *
 * @param source what is silent; {@code platform:…} for a core platform that no source is left for
 * @param lastGoodAt null when it never delivered
 * @param clearedAt when it spoke again, null while it has not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Silence(
        UUID id,
        String brand,
        String platform,
        String source,
        Instant lastGoodAt,
        Duration expectedInterval,
        Instant raisedAt,
        Instant clearedAt) {

    /** What a silence is about: the same is not raised twice. */
    record Subject(String brand, String platform, String source) {}

    Subject subject() {
        return new Subject(brand, platform, source);
    }

    Signal.SourceSilent signal() {
        return new Signal.SourceSilent(brand, source, platform, lastGoodAt, expectedInterval.toSeconds());
    }
}
