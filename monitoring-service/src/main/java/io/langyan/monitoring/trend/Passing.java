package io.langyan.monitoring.trend;

import io.langyan.events.rest.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Passes the open hours of one timer, oldest first, and writes into its rows what comes of them. */
final class Passing {

    private final SpikeTimer timer;
    private final Instant now;
    private final List<Spike> rung = new ArrayList<>(1);
    private Spike current;
    private SpikeState state;

    Passing(SpikeTimer timer, Optional<Spike> current, Instant now) {
        this.timer = timer;
        this.now = now;
        this.current = current.orElse(null);
        this.state = this.current == null
                ? new SpikeState.Calm()
                : new SpikeState.Ringing(this.current.peak, this.current.peakHour, timer.calmHours);
    }

    void see(SpikeState.Seen seen) {
        SpikeState.Step step = state.running(seen);
        if (step.rings()) {
            current = spike(seen);
            rung.add(current);
        }
        state = step.next();
        if (JudgeHours.isClosed(seen.hour(), now)) {
            state = state.closed(seen);
            timer.openHour = seen.hour().plus(Duration.ofHours(1));
        }
        write();
    }

    /** Spikes that began with these hours. */
    List<Spike> rung() {
        return rung;
    }

    private void write() {
        if (state instanceof SpikeState.Ringing ringing) {
            current.peak = ringing.peak();
            current.peakHour = ringing.peakHour();
            timer.calmHours = ringing.calmHours();
            timer.spikeId = current.id;
        } else if (current != null) {
            current.endedAt = now.truncatedTo(ChronoUnit.MILLIS);
            timer.calmHours = 0;
            timer.spikeId = null;
            current = null;
        }
    }

    private Spike spike(SpikeState.Seen seen) {
        Spike spike = new Spike();
        spike.id = TimeOrderedId.next();
        spike.brand = timer.brand;
        spike.measure = timer.measure;
        spike.hour = seen.hour();
        spike.seenAt = now.truncatedTo(ChronoUnit.MILLIS);
        spike.mentions = seen.mentions();
        spike.usual = seen.baseline().usual();
        spike.threshold = seen.baseline().threshold();
        spike.basis = seen.baseline().basis().code();
        spike.hoursKnown = seen.baseline().hoursKnown();
        return spike;
    }
}
