package io.langyan.events.v1;

import io.langyan.events.v1.plan.Plan;
import java.time.Instant;

/** The current text of a plan. Topic {@code plans}, compacted, key plan name. */
public record PlanPublished(String name, int version, Plan plan, String by, Instant at) implements Event {}
