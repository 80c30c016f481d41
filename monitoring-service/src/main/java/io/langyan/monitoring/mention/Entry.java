package io.langyan.monitoring.mention;

import io.langyan.monitoring.correction.Amendment;
import java.util.Set;
import java.util.UUID;

/**
 * A mention's place in the ledger.
 *
 * @param isNew this batch, or an earlier delivery of the same record, entered it
 * @param inserted this very transaction entered it
 * @param brands it was known to concern before this batch
 * @param amendment what people and noise said about it before this batch
 */
record Entry(Heard heard, UUID id, boolean isNew, boolean inserted, Set<String> brands, Amendment amendment) {

    Entry(Heard heard, UUID id, boolean isNew, boolean inserted, Set<String> brands) {
        this(heard, id, isNew, inserted, brands, Amendment.NONE);
    }

    /** The same, with a person's reading in place of the model's. */
    Entry amended(Amendment known) {
        Heard read = known.reading() == null ? heard : heard.readAs(known.reading());
        return new Entry(read, id, isNew, inserted, brands, known);
    }
}
