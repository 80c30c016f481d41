package io.langyan.grading.live;

import io.langyan.events.v1.plan.Plan;

/** Which plan a brand is graded by now. */
public interface PlansInForce {

    Plan of(String brand);
}
