package io.langyan.grading.level;

import io.langyan.grading.spread.Kind;
import io.langyan.grading.spread.MentionGrowth;

/** A mention in its story: how it counts under the plan, and its counters so far. */
public final class Member {

    final Kind kind;
    final long clauses;
    final boolean marked;
    final boolean read;
    final MentionGrowth growth;

    /** @param published seconds since the epoch, or {@link MentionGrowth#UNKNOWN} */
    public Member(MentionFacts facts, long published, LevelRules rules) {
        this.kind = rules.kindOf(facts);
        this.clauses = rules.clausesCarriedBy(facts);
        this.marked = facts.negativeByRule();
        this.read = facts.read() || marked;
        this.growth = new MentionGrowth(kind, published);
    }

    public boolean counts() {
        return kind != null;
    }

    public MentionGrowth growth() {
        return growth;
    }
}
