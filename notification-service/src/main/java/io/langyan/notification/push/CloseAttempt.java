package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Writes what came of an attempt on its row, on its digest's, and on its place in the limit. */
@ApplicationScoped
class CloseAttempt {

    private final Attempts attempts;
    private final Digests digests;
    private final Uses uses;

    CloseAttempt(Attempts attempts, Digests digests, Uses uses) {
        this.attempts = attempts;
        this.digests = digests;
        this.uses = uses;
    }

    /** @param parts of the push's text; zero when nothing is known of the attempt */
    record Closed(Outcome outcome, boolean inDigest, int parts) {}

    /** From here on the pushes of a digest share this outcome, whoever comes to write it on them. */
    Uni<Void> digest(Sending sending, Outcome outcome, Instant now) {
        return digests.settled(sending.digestId(), outcome, now).chain(() -> arrived(sending.useId(), now));
    }

    Uni<Closed> answered(Sending sending, Sending.Begun begun, Outcome outcome, Instant now) {
        return attempts.findById(begun.attemptId())
                .invoke(attempt -> close(attempt, outcome, now))
                .chain(() -> sending.isDigest() ? Uni.createFrom().voidItem() : arrived(sending.useId(), now))
                .replaceWith(new Closed(outcome, sending.isDigest(), sending.parts()));
    }

    /** The sender did not come back. What is known of a digest by now is known of its pushes. */
    Uni<Closed> abandoned(UUID push, Outcome lost, Instant now) {
        return attempts.unfinished(push).chain(attempt -> outcome(attempt, lost, now)
                .invoke(outcome -> close(attempt, outcome, now))
                .map(outcome -> new Closed(outcome, inDigest(attempt), attempt == null ? 0 : attempt.parts)));
    }

    private Uni<Outcome> outcome(AttemptRow attempt, Outcome lost, Instant now) {
        return inDigest(attempt)
                ? digests.settled(attempt.digestId, lost, now)
                : Uni.createFrom().item(lost);
    }

    private static boolean inDigest(AttemptRow attempt) {
        return attempt != null && attempt.digestId != null;
    }

    private Uni<Void> arrived(UUID useId, Instant now) {
        return useId == null
                ? Uni.createFrom().voidItem()
                : attempts.getSession().chain(session -> uses.arrived(session, useId, now));
    }

    private static void close(AttemptRow attempt, Outcome outcome, Instant now) {
        if (attempt != null && attempt.result == null) {
            attempt.finishedAt = now;
            attempt.result = outcome.result().name();
            attempt.code = outcome.code();
            attempt.reason = outcome.reason();
            attempt.providerId = outcome.providerId();
        }
    }
}
