package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.watch.BrandWatch;
import java.util.List;

/**
 * A mention concerns a brand.
 *
 * @param at where in title and text the first term begins
 * @param added the ledger did not know yet
 */
record Concern(
        Entry entry,
        BrandWatch watch,
        List<String> terms,
        boolean negativeByRule,
        boolean notCrisis,
        int at,
        boolean added) {

    /** Joins lists of words within one parameter. */
    static final String SEPARATOR = "\u001f";

    String brand() {
        return watch.id();
    }

    boolean ownAccount() {
        MentionObserved first = entry.heard().first();
        return watch.owns(first.platform(), first.author());
    }

    boolean mediaAuthor() {
        return watch.isMedia(entry.heard().first().author());
    }

    /** Worth ringing for: negative by rule or by reading, first heard now, and not our own words. */
    boolean isHit() {
        boolean firstTime = entry.isNew() || added;
        return firstTime && !ownAccount() && (negativeByRule || entry.heard().isNegative());
    }

    /** One of the mention's samples as grading takes it. */
    MentionMatched matched(MentionObserved sample) {
        return new MentionMatched(
                entry.id(),
                brand(),
                sample.platform(),
                sample.externalId(),
                sample.kind(),
                sample.parentId(),
                sample.url(),
                sample.title(),
                sample.text(),
                sample.author(),
                sample.publishedAt(),
                sample.observedAt(),
                sample.receivedAt(),
                sample.counters(),
                sample.source(),
                terms,
                negativeByRule,
                ownAccount(),
                notCrisis,
                mediaAuthor(),
                entry.heard().reading(),
                Mentions.FIRST_REVISION);
    }
}
