package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
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
    record Closed(Outcome outcome, boolean inDigest, int parts) {

        static Closed by(Answered answered) {
            return new Closed(
                    answered.outcome(),
                    answered.sending().isDigest(),
                    answered.sending().parts());
        }
    }

    /** From here on the pushes of a digest share this outcome, whoever comes to write it on them. */
    Uni<Void> digest(Sending sending, Outcome outcome, Instant now) {
        return digests.settled(sending.digestId(), outcome, now).chain(() -> arrived(used(sending), now));
    }

    /** The place of a digest's attempts is written with the digest. */
    Uni<Void> answered(List<Answered> all, Instant now) {
        List<Uses.Answered> used = all.stream()
                .filter(each -> !each.sending().isDigest() && each.sending().useId() != null)
                .map(each -> new Uses.Answered(each.sending().useId(), each.outcome()))
                .toList();
        return attempts.byId(all.stream().map(each -> each.push().attemptId()).toList())
                .invoke(rows -> all.forEach(each -> close(rows.get(each.push().attemptId()), each.outcome(), now)))
                .chain(() -> attempts.getSession().chain(session -> uses.answered(session, used, now)));
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

    private static List<UUID> used(Sending sending) {
        return sending.useId() == null ? List.of() : List.of(sending.useId());
    }

    private static boolean inDigest(AttemptRow attempt) {
        return attempt != null && attempt.digestId != null;
    }

    private Uni<Void> arrived(List<UUID> used, Instant now) {
        return attempts.getSession().chain(session -> uses.arrived(session, used, now));
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
