package io.langyan.monitoring.patrol;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody looked at a platform.
 *
 * @param note what else is to be said, null when nothing
 * @param externalId of the mention that the finding became, null when nothing was found
 */
record Tick(UUID id, String platform, String note, String by, Instant at, String externalId) {

    Tick foundAs(String mention) {
        return new Tick(id, platform, note, by, at, mention);
    }

    boolean isFinding() {
        return externalId != null;
    }
}
