package io.langyan.monitoring.outlook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Looks for silence again and again; not right after a start, when what waits in Kafka has yet to be heard. */
@ApplicationScoped
class SilenceRounds {

    private static final Logger LOG = Logger.getLogger(SilenceRounds.class);

    private final WatchSilence watch;
    private final Silences silences;
    private volatile boolean stopped;

    SilenceRounds(WatchSilence watch, Silences silences) {
        this.watch = watch;
        this.silences = silences;
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "5s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return stopped
                ? Uni.createFrom().voidItem()
                : watch.at(Instant.now())
                        .onFailure()
                        .invoke(failure -> LOG.warn("Nobody looked for silence, again soon: " + failure.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return stopped ? Uni.createFrom().voidItem() : silences.forgetOld();
    }
}
