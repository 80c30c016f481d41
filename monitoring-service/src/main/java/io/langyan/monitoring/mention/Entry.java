package io.langyan.monitoring.mention;

import java.util.Set;
import java.util.UUID;

/**
 * A mention's place in the ledger.
 *
 * @param isNew this batch, or an earlier delivery of the same record, entered it
 * @param inserted this very transaction entered it
 * @param brands it was known to concern before this batch
 */
record Entry(Heard heard, UUID id, boolean isNew, boolean inserted, Set<String> brands) {}
