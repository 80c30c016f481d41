package io.langyan.grading.backtest.job;

import io.langyan.events.v1.plan.Plan;

/** Which plan a brand is graded by now. */
public interface PlansInForce {

    Plan of(String brand);
}
