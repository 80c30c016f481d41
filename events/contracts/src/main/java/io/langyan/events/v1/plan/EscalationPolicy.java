package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import java.time.Duration;
import java.util.List;

/**
 * How long to wait for an answer and who is asked next. A page freezes the steps when it starts.
 *
 * @param ackExpiresAfter an acknowledged page asks again after this, null never
 * @param onUnknownOutcome {@code resend} once marked 【可能重复】, or {@code failover}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationPolicy(List<Policy> policies, Duration ackExpiresAfter, String onUnknownOutcome) {

    public EscalationPolicy {
        policies = policies == null ? List.of() : List.copyOf(policies);
    }

    /** @param levels empty for all */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Policy(String name, List<Level> levels, List<Step> steps, Integer repeat) {
        public Policy {
            levels = levels == null ? List.of() : List.copyOf(levels);
            steps = steps == null ? List.of() : List.copyOf(steps);
            repeat = repeat == null ? 0 : repeat;
        }
    }

    /**
     * @param after since the page opened
     * @param roles whom, in terms of roles; {@code requested} means those the page names
     * @param channels names of notification's channels in failover order: wecom-robot, duty-sms …
     */
    public record Step(Duration after, List<String> roles, List<String> channels) {
        public Step {
            roles = roles == null ? List.of() : List.copyOf(roles);
            channels = channels == null ? List.of() : List.copyOf(channels);
        }
    }
}
