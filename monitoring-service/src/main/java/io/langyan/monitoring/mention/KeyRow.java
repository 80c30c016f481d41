package io.langyan.monitoring.mention;

import java.util.Set;
import java.util.UUID;

/**
 * What the key of a mention tells.
 *
 * @param inserted this very transaction entered it
 * @param isNew this batch, or an earlier delivery of the same record, entered it
 * @param isHitAgain an earlier delivery of a record of this batch made it a hit when it was known already
 * @param isKnown the batch brings nothing but counters: its words stand already, and what they match is remembered
 * @param brands it was known to concern before this batch
 */
record KeyRow(UUID id, boolean inserted, boolean isNew, boolean isHitAgain, boolean isKnown, Set<String> brands) {}
