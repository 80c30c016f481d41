package io.langyan.monitoring.mention;

import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Reading;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.reading.Reader;
import io.langyan.monitoring.watch.WatchTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that one batch says about one mention, matched and read.
 *
 * @param samples its observations, one for each time, earliest first
 * @param origin of the first record in the batch
 * @param lastOrigin of the last
 * @param said what it says, and what that means
 */
record Heard(MentionKey key, List<MentionObserved> samples, long origin, long lastOrigin, Said said) {

    /** Groups a batch by mention, in the order of keys, and understands each mention once. */
    static List<Heard> in(Collection<Arrived> batch, WatchTerms terms, Reader reader) {
        SortedMap<MentionKey, List<Arrived>> byMention = new TreeMap<>();
        for (Arrived arrived : batch) {
            MentionObserved observed = arrived.observation();
            byMention
                    .computeIfAbsent(
                            new MentionKey(observed.platform(), observed.externalId()), none -> new ArrayList<>(2))
                    .add(arrived);
        }
        List<Heard> heard = new ArrayList<>(byMention.size());
        for (Map.Entry<MentionKey, List<Arrived>> mention : byMention.entrySet()) {
            heard.add(of(mention.getKey(), mention.getValue(), terms, reader));
        }
        return heard;
    }

    private static Heard of(MentionKey key, List<Arrived> arrived, WatchTerms terms, Reader reader) {
        SortedMap<Instant, MentionObserved> samples = new TreeMap<>();
        long origin = Long.MAX_VALUE;
        long lastOrigin = Long.MIN_VALUE;
        for (Arrived one : arrived) {
            samples.merge(one.observation().observedAt(), one.observation(), Heard::higher);
            origin = Math.min(origin, one.origin());
            lastOrigin = Math.max(lastOrigin, one.origin());
        }
        List<MentionObserved> observed =
                arrived.stream().map(Arrived::observation).toList();
        return new Heard(key, List.copyOf(samples.values()), origin, lastOrigin, Said.by(observed, terms, reader));
    }

    private static MentionObserved higher(MentionObserved one, MentionObserved other) {
        return Submission.withHigher(one, other.counters());
    }

    MentionObserved first() {
        return samples.get(0);
    }

    Heard saying(Said other) {
        return new Heard(key, samples, origin, lastOrigin, other);
    }

    Reading reading() {
        return said.reading();
    }

    boolean isNegative() {
        return Reading.Sentiment.NEGATIVE.equals(said.label());
    }
}
