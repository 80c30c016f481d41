package io.langyan.notification.contact;

import io.langyan.notification.people.Contact;
import io.langyan.notification.people.ProofRow;
import io.langyan.notification.people.Proofs;
import io.langyan.notification.rota.Checks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** Takes the code that somebody got at a contact point. A wrong one counts even though the caller is refused. */
@ApplicationScoped
class ProveContact {

    private final TheirContact theirs;
    private final Codes codes;
    private final Proofs proofs;
    private final Checks checks;
    private final SecurityIdentity identity;

    ProveContact(TheirContact theirs, Codes codes, Proofs proofs, Checks checks, SecurityIdentity identity) {
        this.theirs = theirs;
        this.codes = codes;
        this.proofs = proofs;
        this.checks = checks;
        this.identity = identity;
    }

    /** What came of it. */
    sealed interface Outcome {

        record Proved(ProofRow proof) implements Outcome {}

        /** @param left tries that are left */
        record Wrong(int left) implements Outcome {}

        /** None was sent to the point as it is now, or it is used, too old, or was tried too often. */
        record NoCode() implements Outcome {}
    }

    /** Call outside of a transaction, for the count of tries outlives the refusal. */
    Uni<Outcome> by(String code, UUID person, String channel) {
        Instant now = Instant.now();
        return Panache.withTransaction(
                () -> theirs.locked(person, channel).chain(their -> codes.newestLocked(person, channel)
                        .chain(row -> row == null || !row.usableAt(now) || !isOf(their.contact(), row)
                                ? Uni.createFrom().<Outcome>item(new Outcome.NoCode())
                                : attempt(row, code, their, now))));
    }

    private boolean isOf(Contact contact, CodeRow row) {
        return MessageDigest.isEqual(proofs.fingerprint(contact), row.fingerprint);
    }

    private Uni<Outcome> attempt(CodeRow row, String code, TheirContact.Of their, Instant now) {
        if (!codes.proves(code, row)) {
            row.tries++;
            return Uni.createFrom().<Outcome>item(new Outcome.Wrong(CodeRow.MOST_TRIES - row.tries));
        }
        row.usedAt = now;
        String by = identity.getPrincipal().getName();
        return proofs.prove(their.person().id, their.contact(), by, now)
                .call(() -> checks.allSoon(now))
                .map(Outcome.Proved::new);
    }
}
