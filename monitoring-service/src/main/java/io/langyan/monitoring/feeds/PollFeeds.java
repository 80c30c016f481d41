package io.langyan.monitoring.feeds;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.source.ExpectedIntervals;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Looks for due feeds again and again and polls them side by side: none waits for a slower one. */
@ApplicationScoped
class PollFeeds {

    private static final Logger LOG = Logger.getLogger(PollFeeds.class);
    /** What is left of a lease when the time limit of a poll is over: for Kafka and the database. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private static final Duration PUT_OFF = Duration.ofSeconds(10);

    private final DuePolls due;
    private final PollFeed feed;
    private final SettlePoll settle;
    private final CurrentWatchList watch;
    private final MonitoringConfig.Feeds config;
    private final Rhythm rhythm;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopped;

    PollFeeds(DuePolls due, PollFeed feed, SettlePoll settle, CurrentWatchList watch, MonitoringConfig config) {
        this.due = due;
        this.feed = feed;
        this.settle = settle;
        this.watch = watch;
        this.config = config.feeds();
        this.rhythm = new Rhythm(config.feeds().shortestInterval());
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (stopped) {
            return Uni.createFrom().voidItem();
        }
        Instant now = Instant.now();
        return claim(now)
                .invoke(claimed ->
                        claimed.forEach(one -> poll(one, now).subscribe().with(polled -> {})))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warn("Feeds wait: " + failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Polls what is due at a moment and waits for all of it; how many that were. */
    Uni<Integer> round(Instant now) {
        return claim(now)
                .chain(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(0)
                        : Uni.join()
                                .all(claimed.stream().map(one -> poll(one, now)).toList())
                                .andFailFast()
                                .map(List::size));
    }

    private Uni<List<DuePoll>> claim(Instant now) {
        int free = config.atOnce() - underWay.get();
        return free <= 0
                ? Uni.createFrom().item(List.of())
                : due.claim(now, config.timeLimit().plus(SLACK), config.perHost(), free);
    }

    private Uni<Void> poll(DuePoll one, Instant now) {
        underWay.incrementAndGet();
        return feed.poll(one, now)
                .chain(outcome -> settled(one, outcome, now))
                .onFailure()
                .recoverWithUni(failure -> putOff(one, now, failure))
                .onTermination()
                .invoke(underWay::decrementAndGet);
    }

    private Uni<Void> settled(DuePoll one, PollOutcome outcome, Instant now) {
        return watch.get().chain(list -> {
            Duration interval = rhythm.interval(one.source(), new ExpectedIntervals(list).of(one.source()));
            double chance = ThreadLocalRandom.current().nextDouble();
            Instant next = outcome instanceof PollOutcome.Failed failed
                    ? rhythm.next(now, interval, one.failures() + 1, failed.retryAfter(), chance)
                    : rhythm.next(now, interval, 0, null, chance);
            return settle.with(one, outcome, now, next);
        });
    }

    /** Kafka or the database is away: another try soon, and should even this not be written, after the lease. */
    private Uni<Void> putOff(DuePoll one, Instant now, Throwable failure) {
        LOG.warnf("feed %s waits: %s", one.source().id(), failure.toString());
        return settle.putOff(one, now.plus(PUT_OFF)).onFailure().recoverWithNull();
    }
}
