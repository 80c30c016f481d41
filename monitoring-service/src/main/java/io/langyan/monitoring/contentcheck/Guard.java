package io.langyan.monitoring.contentcheck;

import java.util.List;
import java.util.Set;

/**
 * Words beside or around a phrase that make it harmless (最近, 致力于…最好), or at least worth no more than a hint.
 *
 * @param effect {@link Severity#pass} or {@link Severity#hint}: what the phrase comes down to
 * @param groups whose phrases it speaks for; empty for all
 */
record Guard(Severity effect, Where where, Set<String> groups) {

    private static final int NEAR = 8;
    private static final int NEAR_HINT = 16;
    private static final int AFTER = 30;

    /** Where the guarding words stand. */
    enum Where {
        covers,
        before,
        after
    }

    static Guard of(List<String> row) {
        return new Guard(
                "none".equals(row.get(0)) ? Severity.pass : Severity.valueOf(row.get(0)),
                Where.valueOf(row.get(1)),
                "*".equals(row.get(2)) ? Set.of() : Set.of(row.get(2).split(",")));
    }

    /** @param words where the guarding words were found */
    boolean protects(RuleGroup group, Span phrase, Span words, FoldedText text) {
        return (groups.isEmpty() || groups.contains(group.id()))
                && switch (where) {
                    case covers -> words.covers(phrase);
                    case before -> stands(words.end(), phrase.start(), reach(words), text, false);
                    case after -> stands(phrase.end(), words.start(), AFTER, text, true);
                };
    }

    /** A negation speaks for what is next to it, an aim for its whole clause. */
    private int reach(Span words) {
        if (words.length() == 1) {
            return 0;
        }
        return effect == Severity.hint ? NEAR_HINT : NEAR;
    }

    private static boolean stands(int from, int to, int most, FoldedText text, boolean sameSentence) {
        if (to < from || to - from > most) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (sameSentence ? text.endsSentence(i) : text.endsClause(i)) {
                return false;
            }
        }
        return true;
    }
}
