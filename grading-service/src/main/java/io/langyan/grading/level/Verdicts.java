package io.langyan.grading.level;

import io.langyan.events.v1.Level;
import io.langyan.grading.spread.Kind;
import io.langyan.grading.spread.StorySpread;
import java.util.Optional;

/** What the rules of the plan say of a story as its spread and its mentions stand. */
final class Verdicts {

    private final LevelRules rules;
    private final StorySpread spread;
    private final Tally tally;

    Verdicts(LevelRules rules, StorySpread spread, Tally tally) {
        this.rules = rules;
        this.spread = spread;
        this.tally = tally;
    }

    /** What the rule grants; null when nothing. */
    Grant on(SpreadRule rule) {
        long proven = spread.proven(rule.window());
        if (proven > rule.over() && negativeEnough(rule.window(), false)) {
            return clausesHold(rule)
                    ? grant(rule, rule.level(), proven, "")
                    : grant(rule, rule.level().oneLower(), proven, ":clause-unmet");
        }
        if (rule.orMentions() != null && tally.counted() >= rule.orMentions() && negativeEnough(rule.window(), true)) {
            return new Grant(rule.level(), null, null, rule.level().code() + ":mentions");
        }
        long estimated = spread.estimated(rule.window());
        return estimated > rule.over() && negativeEnough(rule.window(), true)
                ? grant(rule, rule.level().isCrisis() ? Level.WARN : rule.level(), estimated, ":estimated")
                : null;
    }

    private static Grant grant(SpreadRule rule, Level level, long spread, String how) {
        return new Grant(level, rule.within(), spread, rule.level().code() + how);
    }

    /** The highest level that any of them grants. */
    Optional<Grant> highest() {
        Grant highest = null;
        for (SpreadRule rule : rules.rules()) {
            Grant grant = on(rule);
            boolean higher = grant != null && (highest == null || grant.level().compareTo(highest.level()) > 0);
            highest = higher ? grant : highest;
        }
        return Optional.ofNullable(highest);
    }

    /** What a rule would grant as gate and clauses stand, were its threshold passed; {@code NONE} when the story is not levelled. */
    Level wouldGrant(SpreadRule rule) {
        Level level = clausesHold(rule) ? rule.level() : rule.level().oneLower();
        return negativeEnough(rule.window(), false) ? level : Level.NONE;
    }

    private boolean negativeEnough(int window, boolean estimated) {
        if (tally.marked() > 0 || tally.read() == 0) {
            return true;
        }
        long negative = spread.of(Kind.NEGATIVE, window, estimated);
        return rules.negativeEnough(negative, negative + spread.of(Kind.OTHER, window, estimated));
    }

    private boolean clausesHold(SpreadRule rule) {
        for (int clause : rule.allOf()) {
            if (!holds(clause)) {
                return false;
            }
        }
        for (int clause : rule.anyOf()) {
            if (holds(clause)) {
                return true;
            }
        }
        return rule.anyOf().length == 0;
    }

    private boolean holds(int clause) {
        return rules.clauses().get(clause).holds(tally.carrying(clause), tally.counted(), tally.read());
    }
}
