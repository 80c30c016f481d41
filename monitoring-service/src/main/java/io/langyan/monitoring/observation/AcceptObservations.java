package io.langyan.monitoring.observation;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.topics.TopicWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes good observations durable; from then on they are accepted, whatever happens to this process. */
@ApplicationScoped
public class AcceptObservations {

    private final TopicWriter topics;
    private final Counter accepted;
    private final Counter merged;
    private final Counter rejected;

    AcceptObservations(TopicWriter topics, MeterRegistry meters) {
        this.topics = topics;
        this.accepted = meters.counter("langyan.observations", "verdict", "accepted");
        this.merged = meters.counter("langyan.observations", "verdict", "merged");
        this.rejected = meters.counter("langyan.observations", "verdict", "rejected");
    }

    public Uni<Submission> accept(Submission submission) {
        return topics.write(submission.observations().stream()
                        .map(AcceptObservations::outgoing)
                        .toList())
                .invoke(() -> count(submission))
                .replaceWith(submission);
    }

    private static TopicWriter.Outgoing outgoing(MentionObserved observation) {
        return new TopicWriter.Outgoing(
                TimeOrderedId.next().toString(),
                observation.mentionKey(),
                Envelope.ALL_BRANDS,
                null,
                null,
                observation);
    }

    private void count(Submission submission) {
        accepted.increment(submission.accepted());
        merged.increment(submission.merged());
        rejected.increment(submission.rejected());
    }
}
