package io.langyan.monitoring.patrol;

import com.fasterxml.jackson.databind.JsonNode;
import io.langyan.events.v1.MentionObserved;
import io.langyan.monitoring.observation.AcceptObservations;
import io.langyan.monitoring.observation.ObservationReader;
import io.langyan.monitoring.observation.Submission;
import io.langyan.monitoring.observation.Verdict;
import io.langyan.monitoring.watch.BrandWatch;
import io.langyan.monitoring.watch.CurrentWatchList;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * Ticks a platform off. A finding becomes a mention first and a tick then: killed between the two, the same finding sent again is the same
 * mention.
 */
@ApplicationScoped
class TickPlatform {

    private final WalkPatrol walk;
    private final CurrentWatchList watch;
    private final ObservationReader reader;
    private final AcceptObservations observations;

    TickPlatform(WalkPatrol walk, CurrentWatchList watch, ObservationReader reader, AcceptObservations observations) {
        this.walk = walk;
        this.watch = watch;
        this.reader = reader;
        this.observations = observations;
    }

    /** @param finding null when there was nothing to be found */
    Uni<PatrolRound> of(UUID id, Tick asked, Finding finding) {
        return finding == null ? walk.tick(id, asked) : found(id, asked, finding);
    }

    private Uni<PatrolRound> found(UUID id, Tick asked, Finding finding) {
        Context own = Vertx.currentContext();
        return walk.wouldTick(id, asked)
                .chain(round -> watch.get()
                        .map(list -> list.brand(round.assignment().brand())
                                .map(BrandWatch::brand)
                                .orElseThrow(Problems::brandGone)))
                .map(brand -> read(finding.observation(id, asked.platform(), brand, asked.at()), asked.at()))
                .call(observation -> observations.accept(only(observation)))
                // Kafka answers on a thread of its own, and a session lives on one
                .emitOn(task -> own.runOnContext(nothing -> task.run()))
                .chain(observation -> walk.tick(id, asked.foundAs(observation.externalId())));
    }

    private MentionObserved read(JsonNode line, Instant now) {
        Verdict verdict = reader.read(line, now);
        if (verdict instanceof Verdict.Rejected rejected) {
            throw Problems.unreadableFinding(rejected.reason());
        }
        return ((Verdict.Accepted) verdict).observation();
    }

    private static Submission only(MentionObserved observation) {
        Submission submission = new Submission();
        submission.add(1, new Verdict.Accepted(observation));
        return submission;
    }
}
