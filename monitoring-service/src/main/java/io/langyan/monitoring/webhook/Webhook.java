package io.langyan.monitoring.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A vendor's feed as it is configured.
 *
 * @param header where signature or token stand; null for the scheme's own
 * @param secret sealed, or hashed for tokens; null as long as none was made: then nothing is taken
 * @param previous the secret before, until {@code previousUntil}
 */
record Webhook(
        UUID id,
        long version,
        String name,
        boolean enabled,
        Scheme scheme,
        String header,
        WebhookMapping mapping,
        byte[] secret,
        byte[] previous,
        Instant previousUntil) {

    /** What its observations are said to come from. */
    String source() {
        return "webhook:" + name;
    }

    String headerName() {
        return header == null ? scheme.header() : header;
    }
}
