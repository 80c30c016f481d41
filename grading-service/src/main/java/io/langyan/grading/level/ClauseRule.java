package io.langyan.grading.level;

import io.langyan.events.v1.plan.GradingPolicy.Clause;
import java.util.Set;

/** A clause (条款) of the plan, ready to be asked. */
record ClauseRule(String name, Set<String> categories, Set<String> authors, Share share, Integer orMentions) {

    static ClauseRule of(String name, Clause clause) {
        boolean bare = clause.share() == null && clause.orMentions() == null;
        return new ClauseRule(
                name,
                Set.copyOf(clause.categories()),
                Set.copyOf(clause.authors()),
                clause.share() == null ? null : Share.of(clause.share()),
                bare ? Integer.valueOf(1) : clause.orMentions());
    }

    /** Its input is missing: it asks for categories alone and nothing was read. */
    boolean inputMissing(long read) {
        return read == 0 && authors.isEmpty();
    }

    boolean holds(long carrying, long counted, long read) {
        if (inputMissing(read) || counted == 0) {
            return false;
        }
        return share != null && share.heldBy(carrying, counted) || orMentions != null && carrying >= orMentions;
    }
}
