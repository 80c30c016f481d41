package io.langyan.notification.page;

import java.time.Duration;
import java.time.Instant;

/** Where a page stands. What may happen next is a method of where it stands. */
public sealed interface Stage {

    /** The name in the database and over REST. */
    String name();

    /** When the clock must look at it again, or null. */
    default Instant nextAt() {
        return null;
    }

    /** Nobody has answered yet; the ladder is being climbed. */
    record Ringing(Instant startedAt, int taken, Instant nextAt) implements Stage, Answerable {

        public static Ringing from(Ladder ladder, Instant start) {
            return at(ladder, start, 0);
        }

        /** One rung further. However late the last step is taken, whoever is called by it has as long to answer; taken early, longer. */
        public Ringing climbed(Ladder ladder, Instant now) {
            Ringing next = at(ladder, startedAt, taken + 1);
            return next.atTheTop(ladder) ? at(ladder, startedAt.plus(late(ladder, now)), taken + 1) : next;
        }

        private Duration late(Ladder ladder, Instant now) {
            Instant due = ladder.due(startedAt, taken);
            return due.isBefore(now) ? Duration.between(due, now) : Duration.ZERO;
        }

        /**
         * The next step of the same run is taken as soon as one may be; all that comes after it keeps its time, and so does the next run, for it is
         * there to reach whom something could not reach that was mended meanwhile.
         */
        public Ringing hastened(Ladder ladder, Instant now) {
            Instant soon = ladder.awake(now);
            return ladder.isAmidRun(taken) && soon.isBefore(nextAt) ? new Ringing(startedAt, taken, soon) : this;
        }

        /** Quiet hours are waited out, and what comes after them comes so much later: never two steps at once. */
        private static Ringing at(Ladder ladder, Instant start, int taken) {
            Instant due = ladder.due(start, taken);
            Instant awake = ladder.awake(due);
            return new Ringing(start.plus(Duration.between(due, awake)), taken, awake);
        }

        public boolean atTheTop(Ladder ladder) {
            return taken >= ladder.size();
        }

        public Unanswered givenUp(Instant at) {
            return new Unanswered(at);
        }

        @Override
        public String name() {
            return "ringing";
        }
    }

    /** Somebody has answered. */
    record Answered(Answer answer, Instant nextAt) implements Stage {

        /** The answer has expired: it rings from the first rung. */
        public Ringing ringAgain(Ladder ladder, Instant from) {
            return Ringing.from(ladder, from);
        }

        @Override
        public String name() {
            return "acknowledged";
        }
    }

    /** Every step was taken and nobody answered; a late answer is still welcome. */
    record Unanswered(Instant at) implements Stage, Answerable {
        @Override
        public String name() {
            return "exhausted";
        }
    }

    /** It needs no answer any more, or was only recorded. */
    record Closed(Instant at, String why) implements Stage {
        @Override
        public String name() {
            return "closed";
        }
    }

    /** A stage in which an answer counts. */
    sealed interface Answerable permits Ringing, Unanswered {

        /** @param keeps how long the answer holds, null for ever */
        default Answered answered(Answer answer, Duration keeps) {
            return new Answered(answer, keeps == null ? null : answer.at().plus(keeps));
        }
    }
}
