package io.langyan.monitoring.correction;

import io.langyan.events.v1.Reading;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The mention that is corrected, locked.
 *
 * @param sentiment what the desk takes it for, null while unread
 * @param reading as it stands, never null
 * @param brands it concerns
 */
record Target(
        UUID id,
        String platform,
        Instant firstSeenAt,
        int revision,
        String sentiment,
        Reading reading,
        List<String> brands) {}
