package io.langyan.monitoring.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * What surrounds the words of a text: is something asked for, told as news, talked of at ease (fiction, sport, advice), praised, denied, felt as a
 * hurt. The same word ("召回", "退款") means a demand in one and nothing in another.
 */
final class Contexts {

    private static final int CALM = 3;
    private static final int CALM_THOUGH_HURT = 1;
    private static final int GOOD = 2;
    /** How many characters may stand between a denial and what it denies ("没有遇到退款难"). */
    private static final int DENIAL_REACH = 2;

    private static final int RUMOUR = Rule.Kind.TYPE.codes().indexOf("rumour");
    private static final int LEGAL = Rule.Kind.TYPE.codes().indexOf("legal");

    private final RuleText text;
    private final Tone tone;
    private final List<Found> denials = new ArrayList<>(4);
    private long demandingSentences;
    private boolean told;
    private boolean calm;
    private boolean good;
    private boolean hurt;
    private boolean rumour;
    private boolean lawful;

    Contexts(RuleText text, List<Found> found, Tone tone) {
        this.text = text;
        this.tone = tone;
        for (Found one : found) {
            note(one);
        }
    }

    private void note(Found found) {
        switch (found.rule().kind()) {
            case DEMAND -> demandingSentences |= sentence(found);
            case TOLD -> told = true;
            case CALM -> calm = true;
            case GOOD -> good = true;
            case NEGATOR -> denials.add(found);
            case HURT -> hurt = true;
            case TYPE -> noteMatter(found.rule());
            case APPEAL, CATEGORY -> {}
        }
    }

    private void noteMatter(Rule rule) {
        if (rule.speaksFor()) {
            rumour |= rule.code() == RUMOUR;
            lawful |= rule.code() == LEGAL;
        }
    }

    /** What is added to the points of every appeal that has any. */
    int leanOfAppeals() {
        return ease() - (told ? 1 : 0);
    }

    /** What is added to the points of every category that has any: a matter that is complained of, rumoured or before the law needs fewer words. */
    int leanOfCategories() {
        return ease() + (isComplaint() || rumour || lawful ? 1 : 0);
    }

    /** How much of a complaint it is that a demand or a risk is said here: nothing when it is news, praise or talk at ease. */
    int complaint(boolean demand, boolean risk) {
        if (!isOwnWord() || !demand && !risk) {
            return 0;
        }
        return (demand ? 1 : 0) + (risk ? 1 : 0) + (hurt ? 1 : 0);
    }

    int leanOfTypes() {
        return calm ? -CALM : 0;
    }

    boolean isDemanded(Found cue) {
        return (demandingSentences & sentence(cue)) != 0;
    }

    boolean isComplaint() {
        return hurt && !tone.isPositive() || tone.isNegative();
    }

    /** Neither news nor praise nor talk at ease: somebody speaks for himself. */
    boolean isOwnWord() {
        return !told && !calm && !good;
    }

    /** A refuted rumour still is about what it claims, so in one nothing counts as denied. */
    boolean isDenied(Found cue) {
        if (rumour) {
            return false;
        }
        for (Found denial : denials) {
            if (denial.end() <= cue.begin()
                    && cue.begin() - denial.end() <= DENIAL_REACH
                    && text.sameClause(denial.begin(), cue.begin())) {
                return true;
            }
        }
        return false;
    }

    private int ease() {
        int ease = calm ? (isComplaint() ? -CALM_THOUGH_HURT : -CALM) : 0;
        return good && !hurt ? ease - GOOD : ease;
    }

    private long sentence(Found found) {
        return 1L << Math.min(text.sentence(found.begin()), Long.SIZE - 1);
    }
}
