package io.langyan.monitoring.observation;

import io.langyan.events.v1.Counters;
import io.langyan.events.v1.MentionObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of one request with what became of each. Repeats of a sample within it are merged: the higher counter counts. */
public final class Submission {

    /** Listing every bad line of a bad file helps nobody. */
    static final int MOST_LISTED = 1_000;

    private record SampleKey(String mentionKey, Instant observedAt) {}

    /** A refused line, counted from 1. */
    public record Rejection(int line, Reason reason) {}

    private final Map<SampleKey, MentionObserved> accepted = new LinkedHashMap<>();
    private final List<Rejection> listed = new ArrayList<>();
    private int merged;
    private int rejected;
    private Reason lastReason;

    /** @param line counted from 1 */
    public void add(int line, Verdict verdict) {
        if (verdict instanceof Verdict.Accepted good) {
            accept(good.observation());
        } else if (verdict instanceof Verdict.Rejected bad) {
            rejected++;
            lastReason = bad.reason();
            if (listed.size() < MOST_LISTED) {
                listed.add(new Rejection(line, bad.reason()));
            }
        }
    }

    public Collection<MentionObserved> observations() {
        return accepted.values();
    }

    public int accepted() {
        return accepted.size();
    }

    public int merged() {
        return merged;
    }

    public int rejected() {
        return rejected;
    }

    /** Code and words of why a line was refused last; null when none was. */
    public String lastReason() {
        return lastReason == null ? null : lastReason.code() + ": " + lastReason.en();
    }

    /** The first refused lines. */
    public List<Rejection> rejections() {
        return List.copyOf(listed);
    }

    private void accept(MentionObserved observation) {
        SampleKey key = new SampleKey(observation.mentionKey(), observation.observedAt());
        MentionObserved before = accepted.get(key);
        if (before != null) {
            merged++;
        }
        accepted.put(key, before == null ? observation : withHigher(before, observation.counters()));
    }

    /** The observation with the higher of both counters. */
    public static MentionObserved withHigher(MentionObserved first, Counters other) {
        return new MentionObserved(
                first.platform(),
                first.externalId(),
                first.kind(),
                first.parentId(),
                first.url(),
                first.title(),
                first.text(),
                first.author(),
                first.publishedAt(),
                first.observedAt(),
                first.receivedAt(),
                higher(first.counters(), other),
                first.source(),
                first.reading());
    }

    /** Per counter the higher known value; a ceiling that an exact look reached or passed is none any more. */
    public static Counters higher(Counters one, Counters other) {
        return new Counters(
                higher(one.reposts(), other.reposts()),
                higher(one.comments(), other.comments()),
                higher(one.likes(), other.likes()),
                higher(one.views(), other.views()),
                isBound(one, other) || isBound(other, one));
    }

    /** A ceiling stands while one of the figures under it is above what the other look saw. */
    private static boolean isBound(Counters one, Counters other) {
        return one.capped()
                && (other.capped()
                        || isAbove(one.reposts(), other.reposts())
                        || isAbove(one.comments(), other.comments())
                        || isAbove(one.likes(), other.likes())
                        || isAbove(one.views(), other.views()));
    }

    private static boolean isAbove(Long figure, Long other) {
        return figure != null && (other == null || figure > other);
    }

    private static Long higher(Long one, Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
