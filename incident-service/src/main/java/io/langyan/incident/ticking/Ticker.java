package io.langyan.incident.ticking;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks for due clocks again and again; one incident that fails does not hold up the others. */
@ApplicationScoped
class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);

    private final DueClocks due;
    private final TickIncident tick;
    private final InstantSource time;
    private volatile boolean stopped;

    Ticker(DueClocks due, TickIncident tick, InstantSource time) {
        this.due = due;
        this.tick = tick;
        this.time = time;
    }

    @Scheduled(
            every = "${langyan.incident.clocks.every:1s}",
            delayed = "2s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return stopped
                ? Uni.createFrom().voidItem()
                : due.claim(time.instant())
                        .onItem()
                        .transformToMulti(incidents -> Multi.createFrom().iterable(incidents))
                        .onItem()
                        .transformToUniAndConcatenate(this::tickOne)
                        .onItem()
                        .ignoreAsUni()
                        .onFailure()
                        .invoke(failure -> LOG.warnf("clocks wait: %s", failure.toString()))
                        .onFailure()
                        .recoverWithNull();
    }

    private Uni<Void> tickOne(UUID incident) {
        return tick.at(incident)
                .onFailure()
                .invoke(failure ->
                        LOG.warnf(failure, "incident %s did not hear its clocks, again after the lease", incident))
                .onFailure()
                .recoverWithNull();
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped = true;
    }
}
