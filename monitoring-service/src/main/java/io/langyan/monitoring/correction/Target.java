package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The mention that is corrected, locked.
 *
 * @param reading as it stands, never null
 * @param brands it concerns
 */
record Target(UUID id, String platform, Instant firstSeenAt, int revision, Reading reading, List<String> brands) {

    /** Null while nothing was read. */
    String label() {
        return reading.sentiment() == null ? null : reading.sentiment().label();
    }
}
