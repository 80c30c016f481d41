package io.langyan.monitoring.probe;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.Probe.ProbeSent;
import io.langyan.events.v1.Topic;
import io.langyan.monitoring.topics.TopicWriter;
import io.langyan.monitoring.topics.TopicWriter.Outgoing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Lets a probe go on every lane each minute, by the writer that makes observations durable. Every replica does: one more costs next to nothing, and
 * so nobody has to agree on who. What cannot be written is not tried again, for its silence is the message.
 */
@ApplicationScoped
class SendProbes {

    private static final Logger LOG = Logger.getLogger(SendProbes.class);

    private final TopicWriter topics;
    private volatile boolean stopped;

    SendProbes(TopicWriter topics) {
        this.topics = topics;
    }

    @Scheduled(
            every = "${langyan.monitoring.probe:1m}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return stopped ? Uni.createFrom().voidItem() : send().onFailure().recoverWithNull();
    }

    Uni<Void> send() {
        return topics.partitions(Topic.OBSERVATIONS)
                .map(lanes -> probes(lanes, Instant.now().truncatedTo(ChronoUnit.MILLIS)))
                .chain(topics::write)
                .onFailure()
                .invoke(failure -> LOG.warnf("A probe cannot be let go: %s", failure.getMessage()));
    }

    private static List<Outgoing> probes(int lanes, Instant now) {
        List<String> keys = Lanes.keys(lanes);
        return IntStream.range(0, lanes)
                .mapToObj(lane -> new Outgoing(
                        TimeOrderedId.next().toString(),
                        keys.get(lane),
                        Envelope.ALL_BRANDS,
                        null,
                        null,
                        new ProbeSent(lane, lanes, now)))
                .toList();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }
}
