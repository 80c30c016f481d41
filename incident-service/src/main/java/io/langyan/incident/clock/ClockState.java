package io.langyan.incident.clock;

import io.langyan.events.v1.ClockReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a clock stands. What may happen to it is a method of the state that allows it: only a ticking clock can be paused, only
 * a paused one resumed, and what is over stays over.
 */
public sealed interface ClockState permits ClockState.Open, ClockState.Over {

    Term term();

    /** The spelling on the wire and in the table. */
    String code();

    default ClockReading reading(String clock) {
        return new ClockReading(clock, code(), term().startedAt(), term().dueAt(), null);
    }

    /** Not yet met. */
    sealed interface Open extends ClockState permits Ticking, Breached, Paused {

        /** The state at that time; time alone makes a clock at risk, then breached. */
        Open at(Instant now);

        /** Met now: in time up to and including the due instant. */
        Over meet(Instant now);

        /** When time alone will change this state next. */
        Optional<Instant> nextAt();

        default Cancelled cancel(Instant now, String reason) {
            return new Cancelled(term(), now, reason);
        }
    }

    /** Time runs and there is still some left. */
    sealed interface Ticking extends Open permits Running, AtRisk {

        default Paused pause(Instant now, String reason) {
            return new Paused(term(), now, reason);
        }

        @Override
        default Over meet(Instant now) {
            return now.isAfter(term().dueAt()) ? new MetLate(term(), now) : new Met(term(), now);
        }
    }

    /** Nothing more happens to it. */
    sealed interface Over extends ClockState permits Met, MetLate, Cancelled {}

    /** On track (正常). */
    record Running(Term term) implements Ticking {

        @Override
        public Open at(Instant now) {
            return now.isAfter(term.atRiskAt()) ? new AtRisk(term).at(now) : this;
        }

        @Override
        public Optional<Instant> nextAt() {
            return Optional.of(term.atRiskAt());
        }

        @Override
        public String code() {
            return "running";
        }
    }

    /** Most of the time is gone (临期). */
    record AtRisk(Term term) implements Ticking {

        @Override
        public Open at(Instant now) {
            return now.isAfter(term.dueAt()) ? new Breached(term) : this;
        }

        @Override
        public Optional<Instant> nextAt() {
            return Optional.of(term.dueAt());
        }

        @Override
        public String code() {
            return "at-risk";
        }
    }

    /** The time is over and it was not met (超时). */
    record Breached(Term term) implements Open {

        @Override
        public Breached at(Instant now) {
            return this;
        }

        @Override
        public MetLate meet(Instant now) {
            return new MetLate(term, now);
        }

        @Override
        public Optional<Instant> nextAt() {
            return Optional.empty();
        }

        @Override
        public String code() {
            return "breached";
        }
    }

    /** A person stopped it with a reason; the time left is kept. */
    record Paused(Term term, Instant pausedAt, String reason) implements Open {

        public Open resume(Instant now) {
            return new Running(term.shiftedBy(Duration.between(pausedAt, now))).at(now);
        }

        @Override
        public Paused at(Instant now) {
            return this;
        }

        @Override
        public Over meet(Instant now) {
            return resume(now).meet(now);
        }

        @Override
        public Optional<Instant> nextAt() {
            return Optional.empty();
        }

        @Override
        public String code() {
            return "paused";
        }
    }

    /** Met in time. */
    record Met(Term term, Instant metAt) implements Over {

        @Override
        public String code() {
            return "met";
        }

        @Override
        public ClockReading reading(String clock) {
            return new ClockReading(clock, code(), term.startedAt(), term.dueAt(), metAt);
        }
    }

    /** Met after it was due. */
    record MetLate(Term term, Instant metAt) implements Over {

        @Override
        public String code() {
            return "met-late";
        }

        @Override
        public ClockReading reading(String clock) {
            return new ClockReading(clock, code(), term.startedAt(), term.dueAt(), metAt);
        }
    }

    /** No longer asked for. */
    record Cancelled(Term term, Instant cancelledAt, String reason) implements Over {

        @Override
        public String code() {
            return "cancelled";
        }
    }
}
