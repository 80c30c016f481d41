package io.langyan.events.v1;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Typed changes to a plan with their origin. Topic {@code plan-proposals}; answered by a new plan version or a refusal. */
public record PlanProposed(
        UUID proposalId, String plan, int baseVersion, UUID reviewId, List<Change> changes, String by, Instant at)
        implements Event {

    /**
     * @param kind watch-rule, platform, clock, level, risk …
     * @param path JSON pointer into the plan
     * @param value the new value, null removes
     */
    public record Change(String kind, String path, JsonNode value, String why) {
        public Change {
            value = value == null || value.isNull() ? null : value;
        }
    }
}
