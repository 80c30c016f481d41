package io.langyan.notification.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.langyan.events.v1.plan.EscalationPolicy;
import io.langyan.events.v1.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The steps of an escalation policy (升级阶梯) as they stood when the page started, on the wall clock. All of them are taken, then
 * all again as often as {@code repeat} says, each time a cycle later.
 *
 * @param cycle from the start of one run through the steps to the next
 * @param quiet hours in which no step is taken, null for none
 */
public record Ladder(
        List<Rung> rungs, int repeat, Duration cycle, @JsonInclude(JsonInclude.Include.NON_NULL) Quiet quiet) {

    private static final Duration LONELY = Duration.ofMinutes(5);

    /**
     * @param after since the start of the run
     * @param roles whom, those of the step's groups too; {@code requested} means those the page names
     * @param channels in failover order
     * @param people whom else, by id or user name
     */
    public record Rung(
            Duration after,
            List<String> roles,
            List<String> channels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> people) {
        public Rung {
            people = people == null ? List.of() : List.copyOf(people);
        }
    }

    public Ladder {
        rungs = List.copyOf(rungs);
    }

    public static Ladder of(EscalationPolicy.Policy policy, Plan plan) {
        List<Rung> rungs = policy.steps().stream()
                .map(step ->
                        new Rung(plan.scaled(step.after()), roles(step, policy, plan), step.channels(), step.people()))
                .toList();
        return new Ladder(rungs, policy.repeat(), plan.scaled(cycle(policy.steps())), null);
    }

    private static List<String> roles(EscalationPolicy.Step step, EscalationPolicy.Policy policy, Plan plan) {
        Stream<String> seated = step.groups().stream().flatMap(group -> plan.seated(policy, group).stream());
        return Stream.concat(step.roles().stream(), seated).distinct().toList();
    }

    /** The same, taking no step in these hours. */
    public Ladder resting(Quiet hours) {
        return new Ladder(rungs, repeat, cycle, hours);
    }

    /** After the last step the pause before it is waited once more; a policy of one moment waits five minutes. */
    private static Duration cycle(List<EscalationPolicy.Step> steps) {
        Duration last =
                steps.isEmpty() ? Duration.ZERO : steps.get(steps.size() - 1).after();
        Duration before = steps.stream()
                .map(EscalationPolicy.Step::after)
                .filter(after -> after.compareTo(last) < 0)
                .max(Duration::compareTo)
                .orElse(last.minus(LONELY));
        return last.plus(last.minus(before));
    }

    public int size() {
        return rungs.size() * (repeat + 1);
    }

    /** Whether the run that began goes on after so many. */
    boolean isAmidRun(int taken) {
        return taken % rungs.size() != 0;
    }

    /** The rung that is taken after so many. */
    public Rung rung(int taken) {
        return rungs.get(taken % rungs.size());
    }

    /** When the next is due after so many, counted from the start; after the last, when the ladder has been waited out. */
    public Instant due(Instant start, int taken) {
        if (taken >= size()) {
            return start.plus(cycle.multipliedBy(repeat + 1L));
        }
        int run = taken / rungs.size();
        return start.plus(cycle.multipliedBy(run)).plus(rung(taken).after());
    }

    /** Whether this moment lies in its quiet hours. */
    public boolean restsAt(Instant moment) {
        return !awake(moment).equals(moment);
    }

    /** When a step that is due then may be taken: at the end of the quiet hours in which it would fall. */
    Instant awake(Instant due) {
        return quiet == null ? due : quiet.over(due);
    }
}
