package io.langyan.monitoring.mention;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What to look for in the ledger.
 *
 * @param brands only mentions that concern one of these; empty for no limit
 * @param unmatched only mentions that concern no brand
 * @param since first seen at or after
 * @param until first seen before
 */
record MentionQuery(
        Optional<Set<String>> brands,
        boolean unmatched,
        String platform,
        String text,
        Instant since,
        Instant until,
        Optional<UUID> before,
        int limit) {}
