package io.langyan.monitoring.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.langyan.events.v1.EventJson;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.observation.Verdict;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Moves reports on: into Kafka, and once the ledger has them, to the listener on duty and the photo into evidence. */
@ApplicationScoped
class PassReports {

    private static final Logger LOG = Logger.getLogger(PassReports.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final StaffReports reports;
    private final AcceptObservations observations;
    private final SignalReport signal;
    private volatile boolean stopped;

    PassReports(StaffReports reports, AcceptObservations observations, SignalReport signal) {
        this.reports = reports;
        this.observations = observations;
        this.signal = signal;
    }

    /** The scheduler ticks on after the pool is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped
                ? Uni.createFrom().voidItem()
                : at(Instant.now())
                        .onFailure()
                        .invoke(failure -> LOG.warn("Staff reports wait: " + failure.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    Uni<Void> at(Instant now) {
        return all(() -> reports.tellNext(now, this::tell)).chain(() -> all(() -> passNext(now)));
    }

    private Uni<Void> all(Supplier<Uni<Boolean>> step) {
        return Multi.createBy()
                .repeating()
                .uni(step::get)
                .whilst(more -> more && !stopped)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> tell(String observation) {
        Submission submission = new Submission();
        submission.add(1, new Verdict.Accepted(read(observation)));
        return observations.accept(submission).replaceWithVoid();
    }

    private Uni<Boolean> passNext(Instant now) {
        return reports.leaseHeard(now, LEASE)
                .chain(heard -> heard.map(report -> signal.of(report).replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private static MentionObserved read(String observation) {
        try {
            return EventJson.mapper().readValue(observation, MentionObserved.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a kept observation cannot be read", impossible);
        }
    }
}
