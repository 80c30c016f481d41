package io.langyan.grading.level;

import io.langyan.grading.spread.MentionGrowth;

/** A mention in its story: what is known of it, how it counts under the plan, and its counters so far. */
public final class Member {

    MentionFacts facts = new MentionFacts();
    final MentionGrowth growth = new MentionGrowth();
    long clauses;
    boolean read;
    boolean marked;

    /** The reading that counts. */
    Told reading = Told.NOTHING;

    boolean byMedia;
    long published = MentionGrowth.UNKNOWN;

    /** Time of its newest sample; {@link MentionGrowth#UNKNOWN} before the first. */
    public long newest() {
        return growth.newest();
    }

    public boolean counts() {
        return growth.counting().kind() != null;
    }

    /** Sum of the highest counters known. */
    public long total() {
        return growth.total();
    }
}
