package io.langyan.notification.deadman;

import io.langyan.events.delivery.Outbox;
import io.langyan.events.delivery.Scope;
import io.langyan.events.v1.Probe.ProbeGraded;
import io.langyan.events.v1.Probe.ProbeSeen;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A probe has come the whole way: said by the outbox, as a page would be, so that this service's own way is tried as well. */
@ApplicationScoped
public class PassProbe {

    private final Outbox outbox;
    private final Timer latency;

    PassProbe(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.latency = meters.timer("langyan.pipeline.latency");
    }

    /** Call within a transaction. */
    public Uni<Void> on(String key, ProbeGraded probe) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        latency.record(Duration.between(probe.sentAt(), now));
        return outbox.add(
                Scope.allBrands(),
                key,
                new ProbeSeen(probe.lane(), probe.lanes(), probe.sentAt(), probe.matchedAt(), probe.gradedAt(), now));
    }
}
