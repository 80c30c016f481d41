package io.langyan.monitoring.trend;

import io.langyan.monitoring.watch.CurrentWatchList;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks at every brand in turn, whichever replica comes first. */
@ApplicationScoped
class WatchSpikes {

    private static final Logger LOG = Logger.getLogger(WatchSpikes.class);

    private final CurrentWatchList watch;
    private final SpikeTimers timers;
    private final LookAtBrand look;
    private volatile boolean stopped;

    WatchSpikes(CurrentWatchList watch, SpikeTimers timers, LookAtBrand look) {
        this.watch = watch;
        this.timers = timers;
        this.look = look;
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "5s", delayed = "7s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped
                ? Uni.createFrom().voidItem()
                : at(Instant.now())
                        .onFailure()
                        .invoke(failure -> LOG.warn("Spikes wait: " + failure.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    /** Looks at every timer that is due. */
    Uni<Void> at(Instant now) {
        return watch.get().chain(list -> timers.ensure(list, now).chain(() -> Multi.createBy()
                .repeating()
                .uni(() -> look.next(list, now))
                .whilst(more -> more && !stopped)
                .onItem()
                .ignoreAsUni()));
    }
}
