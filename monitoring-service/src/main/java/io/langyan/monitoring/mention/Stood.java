package io.langyan.monitoring.mention;

import io.langyan.events.v1.Reading;
import java.time.Instant;
import java.util.Set;

/**
 * How the ledger had a mention before a batch that brings more than counters of it. Its row is locked.
 *
 * @param hash of the words that stood
 * @param wordings these and earlier ones
 * @param sentiment what the desk took it for, or null
 * @param firstSeenAt the hour in which it is counted
 * @param negativeByRule the brands whose rules said that it is negative
 */
record Stood(
        long hash, Wordings wordings, String sentiment, Instant firstSeenAt, int revision, Set<String> negativeByRule) {

    /** Read as negative, or by a rule of the brand. */
    boolean wasNegativeTo(String brand) {
        return Reading.Sentiment.NEGATIVE.equals(wordings.standing().sentiment()) || negativeByRule.contains(brand);
    }

    boolean says(Wording wording) {
        return hash == wording.hash();
    }
}
