package io.langyan.monitoring.trend;

import io.langyan.monitoring.MonitoringConfig;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Counts the words of each hour beside the ledger, never within it. The running hour is counted anew every few minutes, and once more when it is
 * over; an hour counted twice, by whomever, is the same hour.
 */
@ApplicationScoped
class CountWords {

    private static final Logger LOG = Logger.getLogger(CountWords.class);
    /** A batch that began within the hour is committed by then. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(2);

    private final String worker = UUID.randomUUID().toString();
    private final StopWords stop = new StopWords();
    private final WordHours hours;
    private final CurrentWatchList watch;
    private final MonitoringConfig.Trends config;
    private volatile boolean stopped;

    CountWords(WordHours hours, CurrentWatchList watch, MonitoringConfig config) {
        this.hours = hours;
        this.watch = watch;
        this.config = config.trends();
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "15s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped
                ? Uni.createFrom().voidItem()
                : at(Instant.now())
                        .onFailure()
                        .invoke(failure -> LOG.warn("Hot words wait: " + failure.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    @Scheduled(every = "24h", delayed = "20m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return hours.forgetOld();
    }

    /** Counts every hour that is due. */
    Uni<Void> at(Instant now) {
        return hours.plan(now).chain(() -> Multi.createBy()
                .repeating()
                .uni(() -> next(now))
                .whilst(more -> more && !stopped)
                .onItem()
                .ignoreAsUni());
    }

    private Uni<Boolean> next(Instant now) {
        return hours.claim(worker, now, config.lease())
                .chain(claimed -> claimed.map(hour -> count(hour, now).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Void> count(Instant hour, Instant now) {
        boolean settled = !now.isBefore(hour.plus(Duration.ofHours(1)).plus(SETTLED_AFTER));
        return hours.mentions(hour)
                .chain(brands -> Multi.createFrom()
                        .iterable(brands.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(brand -> count(brand, hour))
                        .collect()
                        .last())
                .chain(() -> hours.done(hour, worker, due(hour, now), settled));
    }

    /** In the next few minutes, or when the hour has just settled. */
    private Instant due(Instant hour, Instant now) {
        Instant settles = hour.plus(Duration.ofHours(1)).plus(SETTLED_AFTER);
        Instant again = now.plus(config.recount());
        return again.isBefore(settles) ? again : settles;
    }

    private Uni<Void> count(Map.Entry<String, Long> brand, Instant hour) {
        long mentions = brand.getValue();
        int every = (int) Math.max(1, (mentions + config.mentionsPerHour() - 1) / config.mentionsPerHour());
        return watch.get()
                .map(list -> list.brand(brand.getKey())
                        .map(known -> BrandNames.of(known.brand()))
                        .orElse(BrandNames.NONE))
                .chain(names -> hours.said(brand.getKey(), hour, every)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(said -> words(said, names, mentions)))
                .chain(words -> hours.keep(brand.getKey(), hour, words));
    }

    private HourWords words(List<WordHours.Said> said, BrandNames names, long mentions) {
        Phrases phrases = new Phrases(stop, names);
        HourWords.Counter counter = new HourWords.Counter();
        said.forEach(one -> counter.add(phrases.in(one.title(), one.text()), one.negative()));
        return counter.top(mentions, config.wordsPerHour());
    }
}
