package io.langyan.monitoring.trend;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * The running hour of a brand beside what is usual.
 *
 * @param usual null without enough data, as is the threshold
 * @param basis same-hour-of-week, same-hour-of-day or not-enough-data
 * @param hoursKnown past hours it rests on
 */
@RegisterForReflection
record NowView(
        String brand,
        String measure,
        Instant hour,
        long mentions,
        Double usual,
        Long threshold,
        String basis,
        int hoursKnown,
        boolean spike) {

    static NowView of(String brand, Measure measure, SpikeState.Seen seen) {
        Baseline baseline = seen.baseline();
        boolean known = baseline.basis() != Baseline.Basis.NOT_ENOUGH_DATA;
        return new NowView(
                brand,
                measure.name(),
                seen.hour(),
                seen.mentions(),
                known ? baseline.usual() : null,
                known ? baseline.threshold() : null,
                baseline.basis().code(),
                baseline.hoursKnown(),
                baseline.isSpike(seen.mentions()));
    }
}
