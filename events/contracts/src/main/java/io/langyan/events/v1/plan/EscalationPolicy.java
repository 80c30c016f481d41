package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait for an answer and who is asked next. A page freezes the steps when it starts.
 *
 * @param ackExpiresAfter an acknowledged page asks again after this, null never
 * @param onUnknownOutcome {@code resend} once marked 【可能重复】, or {@code failover}
 * @param quietHours when pages of lower levels do not ring, null never
 * @param routes which pages go by another policy than they ask for; the first that fits is taken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EscalationPolicy(
        List<Policy> policies,
        Duration ackExpiresAfter,
        String onUnknownOutcome,
        QuietHours quietHours,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Route> routes) {

    public EscalationPolicy {
        policies = policies == null ? List.of() : List.copyOf(policies);
        routes = routes == null ? List.of() : List.copyOf(routes);
    }

    public Optional<Policy> policy(String name) {
        return policies.stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /** Of which levels a route takes pages: of no other than those that its policy is for. */
    public List<Level> takenBy(Route route) {
        return Arrays.stream(Level.values())
                .filter(level -> level != Level.NONE)
                .filter(level -> route.levels().isEmpty() || route.levels().contains(level))
                .filter(level -> policy(route.policy()).stream().anyMatch(policy -> policy.isFor(level)))
                .toList();
    }

    /**
     * Hours of each day (静默时段) in which pages of these levels wait. Drills know none.
     *
     * @param from HH:mm in the plan's zone
     * @param to HH:mm, of the next day when it is earlier than {@code from}
     * @param levels below L2: L1 and L2 are never quiet
     */
    public record QuietHours(String from, String to, List<Level> levels) {
        public QuietHours {
            levels = levels == null ? List.of() : List.copyOf(levels);
        }
    }

    /** @param levels empty for all */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Policy(String name, List<Level> levels, List<Step> steps, Integer repeat) {
        public Policy {
            levels = levels == null ? List.of() : List.copyOf(levels);
            steps = steps == null ? List.of() : List.copyOf(steps);
            repeat = repeat == null ? 0 : repeat;
        }

        /** Whether a route may bring it pages of this level. L1 and L2 only where it names them: for all is meant for no grave one in particular. */
        public boolean isFor(Level level) {
            return levels.isEmpty() ? !level.atLeast(Level.L2) : levels.contains(level);
        }
    }

    /**
     * Whom to ask, by roles, groups or people; at least one of them.
     *
     * @param after since the page opened
     * @param roles whom, in terms of roles; {@code requested} means those the page names
     * @param channels in failover order: wecom-robot dingtalk-robot aliyun-sms …
     * @param people ids or user names of people, on duty or not
     * @param groups of squads (小组的分组): those seated there, see {@link Plan#seated}
     */
    public record Step(
            Duration after,
            List<String> roles,
            List<String> channels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> people,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> groups) {
        public Step {
            roles = roles == null ? List.of() : List.copyOf(roles);
            channels = channels == null ? List.of() : List.copyOf(channels);
            people = people == null ? List.of() : List.copyOf(people);
            groups = groups == null ? List.of() : List.copyOf(groups);
        }
    }
}
