package io.langyan.monitoring.trend;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A spike as it is told.
 *
 * @param mentions so many when it rang, seenAt
 * @param usual of such an hour
 * @param threshold from so many on it is a spike
 * @param endedAt null while it lasts
 */
@RegisterForReflection
record SpikeView(
        UUID id,
        String brand,
        String measure,
        Instant hour,
        Instant seenAt,
        long mentions,
        double usual,
        long threshold,
        String basis,
        int hoursKnown,
        long peak,
        Instant peakHour,
        Instant endedAt) {

    static SpikeView of(Spike spike) {
        return new SpikeView(
                spike.id,
                spike.brand,
                spike.measure,
                spike.hour,
                spike.seenAt,
                spike.mentions,
                spike.usual,
                spike.threshold,
                spike.basis,
                spike.hoursKnown,
                spike.peak,
                spike.peakHour,
                spike.endedAt);
    }
}
