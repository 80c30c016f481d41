package io.langyan.monitoring.savedview;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A filter with a name.
 *
 * @param owner who made it
 * @param brand whose people it is shared with, when it is; else at most what it is about
 * @param filter query parameters of the ledger
 * @param columns codes of columns, in their order; empty for all
 * @param version is also the ETag
 */
@RegisterForReflection
record SavedView(
        UUID id,
        String owner,
        String brand,
        boolean shared,
        String name,
        Map<String, String> filter,
        List<String> columns,
        int version,
        Instant changedAt) {}
