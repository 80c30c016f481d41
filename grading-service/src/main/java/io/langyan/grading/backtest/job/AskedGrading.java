package io.langyan.grading.backtest.job;

import io.langyan.events.rest.Problem;
import io.langyan.events.v1.plan.Plan;
import io.langyan.grading.backtest.Backtest;
import io.langyan.grading.backtest.BacktestSettings;
import io.langyan.grading.backtest.PlanComparison;
import io.langyan.grading.backtest.Regrading;
import io.langyan.grading.backtest.StoryDifference;
import java.util.function.Consumer;

/**
 * What a caller wants graded, known to make sense.
 *
 * @param against the plan to put in the place of the first; null when nothing is compared
 * @param all whether a comparison tells what stays the same, too
 */
record AskedGrading(BacktestSettings plan, BacktestSettings against, boolean all) {

    /** How stories are made and told of; nulls leave it to the plan. */
    record Manner(String window, String story, boolean members, boolean all) {

        private BacktestSettings by(Plan plan) {
            return plan == null ? null : BacktestSettings.of(plan, window, story, members);
        }
    }

    /**
     * @param against null when nothing is compared
     * @throws Problem 400 naming what is none of the choices
     */
    static AskedGrading of(Plan plan, Plan against, Manner manner) {
        try {
            AskedGrading asked = new AskedGrading(manner.by(plan), manner.by(against), manner.all());
            asked.telling(difference -> {});
            return asked;
        } catch (IllegalArgumentException wrong) {
            throw Problem.badRequest("bad-backtest", "回测参数有误：" + wrong.getMessage(), wrong.getMessage());
        }
    }

    /** @param sink takes what a comparison finds */
    Regrading<?> telling(Consumer<StoryDifference> sink) {
        return against == null ? new Backtest(plan) : new PlanComparison(plan, against, all, sink);
    }

    /** Name of the other plan; null when nothing is compared. */
    String againstName() {
        return against == null ? null : against.plan().name();
    }
}
