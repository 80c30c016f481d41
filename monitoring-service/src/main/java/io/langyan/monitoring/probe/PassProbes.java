package io.langyan.monitoring.probe;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.events.v1.Author;
import io.langyan.events.v1.Counters;
import io.langyan.events.v1.Envelope;
import io.langyan.events.v1.MentionObserved;
import io.langyan.events.v1.Probe.ProbeMatched;
import io.langyan.events.v1.Probe.ProbeSent;
import io.langyan.monitoring.mention.HearMentions;
import io.langyan.monitoring.topics.TopicWriter;
import io.langyan.monitoring.topics.TopicWriter.Outgoing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes probes where observations are taken, behind those that came before them: what a mention goes through is tried with a made-up one, and what
 * the ledger would have written is rolled back. Then they are told onwards.
 */
@ApplicationScoped
public class PassProbes {

    private static final Logger LOG = Logger.getLogger(PassProbes.class);
    /** The observations behind a probe wait no longer for it. */
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private static final String TEXT = "链路自检：质量有问题，要求退款。";

    private final HearMentions mentions;
    private final TopicWriter topics;

    PassProbes(HearMentions mentions, TopicWriter topics) {
        this.mentions = mentions;
        this.topics = topics;
    }

    /** A probe and the id and key that it keeps on its way. */
    public record Passing(String id, String key, ProbeSent probe) {}

    /** Never fails: a probe that does not get through is dropped, for its silence is the message. */
    public Uni<Void> on(List<Passing> probes) {
        return probes.isEmpty()
                ? Uni.createFrom().voidItem()
                : mentions.rehearse(madeUp(Instant.now().truncatedTo(ChronoUnit.MILLIS)))
                        .chain(() -> topics.write(onwards(probes)))
                        .ifNoItem()
                        .after(AT_MOST)
                        .fail()
                        .onFailure()
                        .invoke(failure -> LOG.warnf("A probe does not get through: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithNull();
    }

    private static List<Outgoing> onwards(List<Passing> probes) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return probes.stream().map(passing -> onwards(passing, now)).toList();
    }

    private static Outgoing onwards(Passing passing, Instant now) {
        ProbeSent probe = passing.probe();
        return new Outgoing(
                passing.id(),
                passing.key(),
                Envelope.ALL_BRANDS,
                null,
                null,
                new ProbeMatched(probe.lane(), probe.lanes(), probe.sentAt(), now));
    }

    /** New each time, so that the ledger would have to give it a row. */
    private static MentionObserved madeUp(Instant now) {
        return new MentionObserved(
                "internal",
                "probe-" + TimeOrderedId.next(),
                "post",
                null,
                null,
                null,
                TEXT,
                new Author("probe", "probe", 0L, Author.Verified.NONE),
                now,
                now,
                now,
                Counters.of(1L, 1L, 1L),
                "probe",
                null);
    }
}
