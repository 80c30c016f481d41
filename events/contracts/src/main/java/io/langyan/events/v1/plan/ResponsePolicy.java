package io.langyan.events.v1.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a crisis is handled: who, by when, with whose consent, until when.
 *
 * @param squads first match by level (and type, when given) wins
 * @param commands which squad roles may approve, publish, close, downgrade (command chain)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResponsePolicy(
        Opening opening,
        List<Squad> squads,
        Map<String, List<String>> commands,
        List<ClockRule> clocks,
        Double atRiskAfter,
        Approvals approvals,
        Closing closing,
        List<Playbook> playbooks) {

    public ResponsePolicy {
        squads = squads == null ? List.of() : List.copyOf(squads);
        commands = commands == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(commands));
        clocks = clocks == null ? List.of() : List.copyOf(clocks);
        atRiskAfter = atRiskAfter == null ? 0.75 : atRiskAfter;
        playbooks = playbooks == null ? List.of() : List.copyOf(playbooks);
    }

    /** @param by {@code rule}: opens by itself at that level; {@code hand}: only a person opens */
    public record Opening(Level at, String by) {
        public boolean byRule() {
            return !"hand".equals(by);
        }
    }

    /** @param types crisis types it is for, empty for all */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Squad(
            String name, List<Level> levels, List<String> types, String lead, List<Seat> seats, String escalation) {
        public Squad {
            levels = levels == null ? List.of() : List.copyOf(levels);
            types = types == null ? List.of() : List.copyOf(types);
            seats = seats == null ? List.of() : List.copyOf(seats);
        }

        /** A role with its group: command 指挥部, intelligence 信息收集组, media 传媒组, experts 专家咨询组. */
        public record Seat(String role, String group) {}
    }

    /**
     * A deadline. Exactly one of {@code within}, {@code every}, {@code workingDays} is set.
     *
     * @param clock meeting fact-check first-word statement update closing review
     * @param levels empty for all
     * @param from earliest sensible time, null when none
     * @param every rhythm since the last public word
     * @param startsAt {@code opened}, or {@code closed} for the review
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ClockRule(
            String clock,
            List<Level> levels,
            Duration from,
            Duration within,
            Duration every,
            Integer workingDays,
            String startsAt) {
        public ClockRule {
            levels = levels == null ? List.of() : List.copyOf(levels);
            startsAt = startsAt == null ? "opened" : startsAt;
        }

        public boolean appliesTo(Level level) {
            return levels.isEmpty() || levels.contains(level);
        }
    }

    /** @param chain roles in order: pr, legal, head */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Approvals(List<String> chain, Duration deadline) {
        public Approvals {
            chain = chain == null ? List.of() : List.copyOf(chain);
        }
    }

    /**
     * @param quiet grading must have found the story quiet, or a person says why not
     * @param requires such as fact-sheet, statement, follow-up
     */
    public record Closing(boolean quiet, List<String> requires) {
        public Closing {
            requires = requires == null ? List.of() : List.copyOf(requires);
        }
    }

    /** Tasks of a type × level. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Playbook(String type, List<Level> levels, List<Task> tasks) {
        public Playbook {
            levels = levels == null ? List.of() : List.copyOf(levels);
            tasks = tasks == null ? List.of() : List.copyOf(tasks);
        }

        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Task(String task, String role, Duration within) {}
    }
}
