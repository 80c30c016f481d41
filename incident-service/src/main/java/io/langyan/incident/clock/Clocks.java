package io.langyan.incident.clock;

import io.langyan.events.v1.ClockReading;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.calendar.WorkingCalendar;
import io.langyan.events.v1.plan.Plan;
import io.langyan.events.v1.plan.ResponsePolicy.ClockRule;
import io.langyan.incident.clock.ClockState.Open;
import io.langyan.incident.clock.ClockState.Paused;
import io.langyan.incident.clock.ClockState.Running;
import io.langyan.incident.clock.ClockState.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clocks of one incident by name, in the plan's order.
 *
 * @param states how each stands
 * @param changes every change since these clocks were read, oldest first; a rhythm that is met and starts anew leaves two
 */
public record Clocks(Map<String, ClockState> states, List<Change> changes) {

    /** The rhythm of updates (进展通报), which starts anew with every public word. */
    public static final String UPDATE = "update";

    public static final String MEETING = "meeting";
    public static final String FACT_CHECK = "fact-check";
    public static final String FIRST_WORD = "first-word";
    public static final String STATEMENT = "statement";
    public static final String CLOSING = "closing";
    public static final String REVIEW = "review";

    private static final String AFTER_CLOSING = "closed";

    public record Change(String clock, ClockState state) {

        public ClockReading reading() {
            return state.reading(clock);
        }
    }

    public static Clocks standing(Map<String, ClockState> states) {
        return new Clocks(new LinkedHashMap<>(states), List.of());
    }

    /** The clocks that the plan starts when an incident of this level opens. */
    public static Clocks started(Plan plan, Level level, Instant openedAt) {
        Map<String, ClockState> states = new LinkedHashMap<>();
        rules(plan, level).forEach(rule -> states.put(rule.clock(), new Running(term(plan, rule, openedAt))));
        return standing(states);
    }

    /**
     * The level rose: a clock that only the new level asks for starts now, an open one gets the shorter of the time it has
     * left and the new level's time from now. A clock is never born breached.
     */
    public Clocks raised(Plan plan, Level to, Instant now) {
        Clocks after = this;
        for (ClockRule rule : rules(plan, to)) {
            after = after.asked(rule.clock(), term(plan, rule, now), now);
        }
        return after;
    }

    private Clocks asked(String clock, Term wanted, Instant now) {
        ClockState state = states.get(clock);
        if (state == null) {
            return with(clock, new Running(wanted));
        }
        if (!(state instanceof Ticking)) {
            return this;
        }
        Term tightened = state.term().tightenedTo(wanted);
        return tightened.equals(state.term()) ? this : with(clock, new Running(tightened).at(now));
    }

    /** What time alone changed. */
    public Clocks at(Instant now) {
        Clocks after = this;
        for (var entry : states.entrySet()) {
            if (entry.getValue() instanceof Open open && !open.at(now).equals(open)) {
                after = after.with(entry.getKey(), open.at(now));
            }
        }
        return after;
    }

    /** Meets a clock that is open; one that is absent or over stays as it is. */
    public Clocks met(String clock, Instant now) {
        return state(clock)
                .filter(Open.class::isInstance)
                .map(state -> with(clock, ((Open) state).meet(now)))
                .orElse(this);
    }

    /** No longer asks for a clock that is open. */
    public Clocks cancelled(String clock, Instant now, String reason) {
        return state(clock)
                .filter(Open.class::isInstance)
                .map(state -> with(clock, ((Open) state).cancel(now, reason)))
                .orElse(this);
    }

    /** A public word was said: the rhythm of updates is met and starts anew. */
    public Clocks updated(Instant now) {
        return state(UPDATE)
                .map(state ->
                        met(UPDATE, now).with(UPDATE, new Running(state.term().restartedAt(now))))
                .orElse(this);
    }

    public Clocks paused(String clock, Ticking state, Instant now, String reason) {
        return with(clock, state.pause(now, reason));
    }

    public Clocks resumed(String clock, Paused state, Instant now) {
        return with(clock, state.resume(now));
    }

    /**
     * The incident closes: its closing clock is met, whatever still ran is no longer asked for, what was breached stays
     * so, and the clocks that start with closing start.
     */
    public Clocks closed(Plan plan, Level level, WorkingCalendar days, Instant now) {
        Clocks after = met(CLOSING, now);
        for (var entry : after.states.entrySet()) {
            if (entry.getValue() instanceof Open open && !(open instanceof ClockState.Breached)) {
                after = after.with(entry.getKey(), open.cancel(now, AFTER_CLOSING));
            }
        }
        for (ClockRule rule : rulesAfterClosing(plan, level)) {
            after = after.with(rule.clock(), new Running(termAfterClosing(plan, rule, days, now)));
        }
        return after;
    }

    /** The incident opens again: the review is no longer due, closing and the rhythm of updates run anew. */
    public Clocks reopened(Plan plan, Level level, Instant now) {
        Clocks after = this;
        for (ClockRule rule : rulesAfterClosing(plan, level)) {
            if (after.states.get(rule.clock()) instanceof Open open) {
                after = after.with(rule.clock(), open.cancel(now, "reopened"));
            }
        }
        for (ClockRule rule : rules(plan, level)) {
            if (rule.clock().equals(CLOSING) || rule.every() != null) {
                after = after.with(rule.clock(), new Running(term(plan, rule, now)));
            }
        }
        return after;
    }

    public Optional<ClockState> state(String clock) {
        return Optional.ofNullable(states.get(clock));
    }

    public List<ClockReading> readings() {
        return states.entrySet().stream()
                .map(entry -> entry.getValue().reading(entry.getKey()))
                .toList();
    }

    private Clocks with(String clock, ClockState state) {
        Map<String, ClockState> after = new LinkedHashMap<>(states);
        after.put(clock, state);
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(clock, state));
        return new Clocks(after, List.copyOf(more));
    }

    private static List<ClockRule> rules(Plan plan, Level level) {
        return plan.response().clocks().stream()
                .filter(rule -> rule.appliesTo(level) && !AFTER_CLOSING.equals(rule.startsAt()))
                .filter(rule -> rule.within() != null || rule.every() != null)
                .toList();
    }

    private static List<ClockRule> rulesAfterClosing(Plan plan, Level level) {
        return plan.response().clocks().stream()
                .filter(rule -> rule.appliesTo(level) && AFTER_CLOSING.equals(rule.startsAt()))
                .toList();
    }

    private static Term term(Plan plan, ClockRule rule, Instant start) {
        Duration from = rule.from() == null ? null : plan.scaled(rule.from());
        Duration within = plan.scaled(rule.within() == null ? rule.every() : rule.within());
        return Term.of(start, from, within, plan.response().atRiskAfter());
    }

    private static Term termAfterClosing(Plan plan, ClockRule rule, WorkingCalendar days, Instant closedAt) {
        if (rule.workingDays() == null) {
            return term(plan, rule, closedAt);
        }
        Instant dueAt = days.after(closedAt.atZone(plan.zoneId()).toLocalDate(), rule.workingDays())
                .endOfDay(plan.zoneId());
        return Term.of(
                closedAt,
                null,
                Duration.between(closedAt, dueAt),
                plan.response().atRiskAfter());
    }
}
