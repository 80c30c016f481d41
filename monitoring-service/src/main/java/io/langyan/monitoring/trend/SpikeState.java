package io.langyan.monitoring.trend;

import java.time.Instant;

/**
 * Whether a brand is amid a spike. A spike rings once, when an hour passes its threshold; it is over when two whole hours in a row were calm again, and
 * only then can another ring.
 */
sealed interface SpikeState {

    /** An hour as it stands. */
    record Seen(Instant hour, long mentions, Baseline baseline) {}

    /** What becomes of it, and whether it is to be told. */
    record Step(SpikeState next, boolean rings) {}

    /** An hour that may still grow. */
    Step running(Seen seen);

    /** An hour that is over and settled, after it was {@link #running} for the last time. */
    SpikeState closed(Seen seen);

    /** Nothing unusual. */
    record Calm() implements SpikeState {

        @Override
        public Step running(Seen seen) {
            return seen.baseline().isSpike(seen.mentions())
                    ? new Step(new Ringing(seen.mentions(), seen.hour(), 0), true)
                    : new Step(this, false);
        }

        @Override
        public SpikeState closed(Seen seen) {
            return this;
        }
    }

    /**
     * Amid a spike.
     *
     * @param peak most mentions of one of its hours so far
     * @param calmHours whole hours in a row that were calm
     */
    record Ringing(long peak, Instant peakHour, int calmHours) implements SpikeState {

        private static final int CALM_AFTER = 2;

        @Override
        public Step running(Seen seen) {
            return new Step(
                    seen.mentions() > peak ? new Ringing(seen.mentions(), seen.hour(), calmHours) : this, false);
        }

        @Override
        public SpikeState closed(Seen seen) {
            if (!seen.baseline().isCalm(seen.mentions())) {
                return new Ringing(peak, peakHour, 0);
            }
            return calmHours + 1 >= CALM_AFTER ? new Calm() : new Ringing(peak, peakHour, calmHours + 1);
        }
    }
}
