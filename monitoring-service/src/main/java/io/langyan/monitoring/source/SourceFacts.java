package io.langyan.monitoring.source;

import io.langyan.monitoring.outbound.Trouble;
import java.time.Duration;
import java.time.Instant;

/**
 * What happened to a source. Any of it may be null: it did not happen.
 *
 * @param knownSince when it was registered or first delivered
 * @param lastSampleAt when the ledger last got something from it
 * @param lastTryAt its last poll or heartbeat, good or not
 * @param lastGoodTryAt its last good poll or heartbeat, with or without news
 * @param failures tries that failed since a good one
 * @param failingSince the first of them
 * @param trouble what the last of them met
 */
public record SourceFacts(
        Instant knownSince,
        Instant lastSampleAt,
        Instant lastTryAt,
        Instant lastGoodTryAt,
        int failures,
        Instant failingSince,
        Trouble trouble) {

    /** The last sign that all is well: a sample, or a poll or heartbeat that found nothing new. Null when there was none. */
    public Instant lastGoodAt() {
        if (lastSampleAt == null || lastGoodTryAt == null) {
            return lastSampleAt == null ? lastGoodTryAt : lastSampleAt;
        }
        return lastSampleAt.isAfter(lastGoodTryAt) ? lastSampleAt : lastGoodTryAt;
    }

    /** The last try failed, and no sample came since. */
    boolean failing() {
        return failures > 0 && (lastSampleAt == null || !lastSampleAt.isAfter(lastTryAt));
    }

    /** It delivered for longer than this: there is a rhythm that silence would break. */
    boolean deliveredFor(Duration time) {
        return lastSampleAt != null && knownSince.plus(time).isBefore(lastSampleAt);
    }
}
