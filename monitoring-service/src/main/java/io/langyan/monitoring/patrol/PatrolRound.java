package io.langyan.monitoring.patrol;

import java.time.Instant;
import java.util.List;

/** One manual patrol of one brand (人工巡查): what a person may do, and what time does, depends on where it stands. */
sealed interface PatrolRound {

    Assignment assignment();

    Walk walk();

    /** Nobody has signed it off yet, so it can be walked: early, in time, or late. */
    sealed interface Unsigned extends PatrolRound {

        Unsigned with(Walk walk);

        boolean isLate();

        /** @return refused long before its time */
        default Ruling begin(String person, Instant at) {
            return isTooEarly(at) ? tooEarly() : new Ruling.Accepted(with(walk().begunBy(person, at)));
        }

        /** @return refused for a platform that is not on the list, and long before its time */
        default Ruling tick(Tick tick) {
            if (!assignment().platforms().contains(tick.platform())) {
                return new Ruling.UnknownPlatform(tick.platform());
            }
            return isTooEarly(tick.at()) ? tooEarly() : new Ruling.Accepted(with(walk().with(tick)));
        }

        /**
         * Signs the round off.
         *
         * @param untickedWhy why platforms were left out; null when none were
         * @return refused while platforms are unticked and nobody says why, and long before its time
         */
        default Ruling signOff(String person, Instant at, String untickedWhy) {
            if (isTooEarly(at)) {
                return tooEarly();
            }
            List<String> unticked = walk().untickedOf(assignment().platforms());
            if (!unticked.isEmpty() && untickedWhy == null) {
                return new Ruling.Unticked(unticked);
            }
            String why = unticked.isEmpty() ? null : untickedWhy;
            boolean late = isLate() || at.isAfter(assignment().signBy());
            return new Ruling.Accepted(
                    new Done(assignment(), walk().begunBy(person, at), new SignOff(person, at, late, why)));
        }

        private boolean isTooEarly(Instant at) {
            return at.isBefore(assignment().walkableFrom());
        }

        private Ruling tooEarly() {
            return new Ruling.TooEarly(assignment().walkableFrom());
        }
    }

    /** Its time has not come. */
    record Open(Assignment assignment, Walk walk) implements Unsigned {

        Due due() {
            return new Due(assignment, walk);
        }

        @Override
        public Open with(Walk further) {
            return new Open(assignment, further);
        }

        @Override
        public boolean isLate() {
            return false;
        }
    }

    /** Its time has come; it waits for its sign-off. */
    record Due(Assignment assignment, Walk walk) implements Unsigned {

        Missed missed() {
            return new Missed(assignment, walk);
        }

        @Override
        public Due with(Walk further) {
            return new Due(assignment, further);
        }

        @Override
        public boolean isLate() {
            return false;
        }
    }

    /** The grace is over (漏巡). It can still be walked and signed, late. */
    record Missed(Assignment assignment, Walk walk) implements Unsigned {

        @Override
        public Missed with(Walk further) {
            return new Missed(assignment, further);
        }

        @Override
        public boolean isLate() {
            return true;
        }
    }

    /** Signed off; nothing changes any more. */
    record Done(Assignment assignment, Walk walk, SignOff signOff) implements PatrolRound {}

    /**
     * The signature (签到).
     *
     * @param late after the grace
     * @param untickedWhy why platforms were left out, null when none were
     */
    record SignOff(String by, Instant at, boolean late, String untickedWhy) {}
}
