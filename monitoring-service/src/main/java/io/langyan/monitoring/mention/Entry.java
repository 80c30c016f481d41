package io.langyan.monitoring.mention;

import io.langyan.events.v1.Reading;
import io.langyan.monitoring.correction.Amendment;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A mention's place in the ledger.
 *
 * @param stood how the ledger had it; null when it is new or brings nothing but counters
 * @param amendment what people and noise said about it before this batch
 */
record Entry(Heard heard, KeyRow key, Stood stood, Amendment amendment) {

    Entry(Heard heard, KeyRow key) {
        this(heard, key, null, Amendment.NONE);
    }

    /** The same beside what is known now; what it says is understood anew where that is something else. */
    Entry beside(KeyRow now, Stood known, Said said) {
        return new Entry(heard.saying(said), now, known, amendment);
    }

    /** The same, with a person's reading in place of the model's. An edit is told as a new revision. */
    Entry amended(Amendment known) {
        Said said = known.reading() == null ? heard.said() : heard.said().readAs(known.reading());
        Amendment from = isEdited() ? known.revised(stood.revision() + 1) : known;
        return new Entry(heard.saying(said), key, stood, from);
    }

    UUID id() {
        return key.id();
    }

    boolean inserted() {
        return key.inserted();
    }

    Set<String> brands() {
        return key.brands();
    }

    /** Other words stand from now on. */
    boolean isEdited() {
        return stood != null && !stood.says(heard.said().wordings().standing());
    }

    /** A rule says so of the words that stand, or said so of the same words before. */
    boolean isNegativeByRule() {
        boolean remembered =
                stood != null && !isEdited() && !stood.negativeByRule().isEmpty();
        return remembered || heard.said().isNegativeByRule();
    }

    /** What the desk takes it for: a person's word, else negative where a rule says so, else the reading's. Null while unread. */
    String sentiment() {
        return isNegativeByRule() && !amendment.saysSentiment()
                ? Reading.Sentiment.NEGATIVE
                : heard.said().label();
    }

    /** When it was first seen: its sentiment is counted in that hour. */
    Instant firstSeenAt() {
        return stood == null ? heard.first().receivedAt() : stood.firstSeenAt();
    }
}
