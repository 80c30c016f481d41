package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionMatched;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.correction.Amendment;
import io.langyan.monitoring.noise.Place;
import io.langyan.monitoring.watch.BrandWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A mention concerns a brand.
 *
 * @param negativeByRule a rule says so, whatever a person says
 * @param at where in title and text the first term begins
 * @param added the ledger did not know yet
 * @param noise found in this batch
 * @param copies names of the group of its copies, found in this batch
 */
record Concern(
        Entry entry,
        BrandWatch watch,
        List<String> terms,
        boolean negativeByRule,
        boolean notCrisis,
        int at,
        boolean added,
        List<String> noise,
        Set<UUID> copies) {

    /** Noise that makes a hit not worth ringing for; a copy is, it may make its group grow. */
    private static final Set<String> MUTED = Set.of("ad", "coordinated", "repeat");

    Concern(
            Entry entry,
            BrandWatch watch,
            List<String> terms,
            boolean negativeByRule,
            boolean notCrisis,
            int at,
            boolean added) {
        this(entry, watch, terms, negativeByRule, notCrisis, at, added, List.of(), Set.of());
    }

    /** Joins lists of words within one parameter. */
    static final String SEPARATOR = "\u001f";

    String brand() {
        return watch.id();
    }

    Place place() {
        return new Place(entry.id(), brand());
    }

    Concern withNoise(List<String> found, Set<UUID> sameText) {
        return new Concern(entry, watch, terms, negativeByRule, notCrisis, at, added, found, sameText);
    }

    /** Codes of its noise, found now or before, or a person's word. */
    List<String> allNoise() {
        return noise.isEmpty() ? marks().noise() : noise;
    }

    /** By a person's word, else by the plan. */
    boolean ownAccount() {
        MentionObserved first = entry.heard().first();
        return marks().ownAccount() == null ? watch.owns(first.platform(), first.author()) : marks().ownAccount();
    }

    boolean mediaAuthor() {
        return watch.isMedia(entry.heard().first().author());
    }

    /** Worth ringing for: negative by rule or by reading, heard so for the first time, not our own words, nobody said that it is none. */
    boolean isHit() {
        KeyRow key = entry.key();
        return (key.isNew() || key.isHitAgain() || isFirst())
                && !ownAccount()
                && !isNotCrisis()
                && (isNegativeByRule() || entry.heard().isNegative());
    }

    /** A hit that was none before this batch. */
    boolean becomesHit() {
        return isFirst() && isHit();
    }

    /** The brand did not have the mention, or has it with other words that were not negative to it. */
    private boolean isFirst() {
        return added || entry.isEdited() && !entry.stood().wasNegativeTo(brand());
    }

    private boolean isNegativeByRule() {
        return negativeByRule && !entry.amendment().saysSentiment();
    }

    /** A hit that may ring: said lately, and neither an ad nor a campaign. */
    boolean mayRing(Duration oldest) {
        MentionObserved first = entry.heard().first();
        Instant said = first.publishedAt() == null ? first.observedAt() : first.publishedAt();
        return becomesHit()
                && !said.isBefore(first.receivedAt().minus(oldest))
                && allNoise().stream().noneMatch(MUTED::contains);
    }

    private boolean isNotCrisis() {
        return marks().notCrisis() == null ? notCrisis : marks().notCrisis();
    }

    private Amendment.Marks marks() {
        return entry.amendment().of(brand());
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
                isNegativeByRule(),
                ownAccount(),
                isNotCrisis(),
                mediaAuthor(),
                entry.heard().reading(),
                entry.amendment().revision(),
                allNoise());
    }
}
