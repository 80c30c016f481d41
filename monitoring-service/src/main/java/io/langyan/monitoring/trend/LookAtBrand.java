package io.langyan.monitoring.trend;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Signal;
import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.WatchList;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes one timer that is due, judges the open hours of its brand, and tells of a spike: timer, spike and signal are one transaction, so a spike rings
 * once whoever dies when.
 */
@ApplicationScoped
class LookAtBrand {

    private final SpikeTimers timers;
    private final Spikes spikes;
    private final JudgeHours judge;
    private final Outbox outbox;
    private final Duration every;

    LookAtBrand(SpikeTimers timers, Spikes spikes, JudgeHours judge, Outbox outbox, MonitoringConfig config) {
        this.timers = timers;
        this.spikes = spikes;
        this.judge = judge;
        this.outbox = outbox;
        this.every = config.spikes().every();
    }

    /** @return false when none is due */
    @WithTransaction
    Uni<Boolean> next(WatchList list, Instant now) {
        return timers.lockDue(now)
                .chain(timer -> timer == null
                        ? Uni.createFrom().item(false)
                        : look(timer, listened(list, timer.brand), now).replaceWith(true));
    }

    /** A brand of a drill is not listened to for spikes. */
    private static Optional<BrandWatch> listened(WatchList list, String brand) {
        return list.brand(brand).filter(watched -> watched.drill() == null);
    }

    private Uni<Void> look(SpikeTimer timer, Optional<BrandWatch> watched, Instant now) {
        if (watched.isEmpty()) {
            return timers.delete(timer);
        }
        BrandWatch brand = watched.get();
        timer.dueAt = now.plus(every);
        return current(timer).chain(spike -> judge.of(
                        timer.brand,
                        Measure.valueOf(timer.measure),
                        timer.openHour,
                        brand.plan().zoneId(),
                        now)
                .chain(hours -> step(new Passing(timer, spike, now), hours, brand)));
    }

    private Uni<Optional<Spike>> current(SpikeTimer timer) {
        return timer.spikeId == null
                ? Uni.createFrom().item(Optional.empty())
                : spikes.findById(timer.spikeId).map(Optional::ofNullable);
    }

    private Uni<Void> step(Passing passing, List<SpikeState.Seen> hours, BrandWatch brand) {
        hours.forEach(passing::see);
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Spike rung : passing.rung()) {
            told = told.chain(() -> spikes.persist(rung)).chain(() -> tell(rung, brand));
        }
        return told;
    }

    private Uni<Void> tell(Spike spike, BrandWatch brand) {
        return outbox.add(
                new Scope(spike.brand, null, brand.planVersion()),
                spike.brand,
                new Signal.SpikeSeen(spike.brand, spike.hour, spike.mentions, spike.usual, spike.measure));
    }
}
