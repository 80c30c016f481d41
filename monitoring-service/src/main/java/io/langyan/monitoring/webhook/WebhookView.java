package io.langyan.monitoring.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * A feed as people see it, without its secret.
 *
 * @param path where the vendor sends to, under the suite's origin
 * @param secretAt when its secret was made; null: none yet, nothing is taken
 * @param previousUntil until when the secret before is taken as well
 */
record WebhookView(
        UUID id,
        long version,
        String name,
        boolean enabled,
        Scheme scheme,
        String header,
        WebhookMapping mapping,
        String path,
        Instant secretAt,
        Instant previousUntil,
        String createdBy,
        Instant createdAt,
        Instant lastAt,
        long accepted,
        long merged,
        long rejected) {}
