package io.langyan.notification.deadman;

import io.langyan.notification.Stopping;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The switch itself. While the database answers, all replicas look together and one of them tells; without it each looks alone and tells, so that a
 * silence may then be told by each, but never by none.
 */
@ApplicationScoped
class KeepWatch {

    private static final Logger LOG = Logger.getLogger(KeepWatch.class);
    /** A look comes every few seconds, and takes a minute when much has to be told through slow channels. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(3);

    private final Watch watch;
    private final LookTogether together;
    private final TellSilence tell;
    private final MeterRegistry meters;
    private volatile boolean owing;
    private volatile Instant looked = Instant.now();

    KeepWatch(Watch watch, LookTogether together, TellSilence tell, MeterRegistry meters) {
        this.watch = watch;
        this.together = together;
        this.tell = tell;
        this.meters = meters;
    }

    /** Whether there is something to tell and nobody could be told, or no look comes to its end, so that nobody would be. */
    boolean owes(Instant now) {
        return isStuck(now) || owing && watch.isAnythingDue(now);
    }

    private boolean isStuck(Instant now) {
        return !watch.roster().isEmpty() && looked.plus(STUCK_AFTER).isBefore(now);
    }

    @Scheduled(
            every = "${langyan.notification.deadman.look:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Stopping.class)
    Uni<Void> tick() {
        return watch.roster().isEmpty() ? Uni.createFrom().voidItem() : look(Instant.now());
    }

    Uni<Void> look(Instant now) {
        watch.awake(now);
        return together.at(watch, now)
                .onFailure()
                .recoverWithItem(failure -> alone(failure, now))
                .chain(tellings ->
                        tellings.isEmpty() ? Uni.createFrom().<Void>voidItem() : tell(tellings, Instant.now()))
                .onTermination()
                .invoke(() -> looked = Instant.now());
    }

    private List<Telling> alone(Throwable failure, Instant now) {
        LOG.debugf("The database does not answer, so this replica looks alone: %s", failure);
        return watch.lookAlone(now);
    }

    private Uni<Void> tell(List<Telling> tellings, Instant now) {
        tellings.forEach(telling -> LOG.warnf("Heartbeat of %s: %s", telling.name(), telling.what()));
        return tell.of(tellings, now).chain(told -> {
            owing = !told;
            meters.counter("langyan.deadman.tellings", "outcome", told ? "told" : "failed")
                    .increment();
            return told ? settle(tellings, now) : Uni.createFrom().voidItem();
        });
    }

    /** Should the database go just now, this replica remembers by itself. */
    private Uni<Void> settle(List<Telling> tellings, Instant now) {
        return together.told(tellings, now)
                .invoke(() -> watch.told(tellings, now))
                .onFailure()
                .invoke(failure -> watch.toldAlone(tellings, now))
                .onFailure()
                .recoverWithNull();
    }
}
