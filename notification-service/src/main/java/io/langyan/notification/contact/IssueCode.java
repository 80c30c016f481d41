package io.langyan.notification.contact;

import io.langyan.events.rest.Problem;
import io.langyan.notification.people.Contact;
import io.langyan.notification.people.PersonRow;
import io.langyan.notification.people.Proofs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes a code for a contact point and keeps its hash. To one value goes a code a minute and five an hour, whoever has it; for one person ten a
 * day: a phone is not to be flooded, and six digits are not to be guessed.
 */
@ApplicationScoped
class IssueCode {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_AN_HOUR = 5;
    private static final int MOST_A_DAY = 10;

    private final TheirContact theirs;
    private final Proofs proofs;
    private final Codes codes;

    IssueCode(TheirContact theirs, Proofs proofs, Codes codes) {
        this.theirs = theirs;
        this.proofs = proofs;
        this.codes = codes;
    }

    /** A code in clear; it lives only while sending. */
    record Issued(PersonRow person, Contact contact, String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "Issued[" + person.id + "]";
        }
    }

    /** Call within a transaction. */
    Uni<Issued> to(UUID person, String channel) {
        Instant now = Instant.now();
        return theirs.locked(person, channel).call(their -> within(their, now)).chain(their -> issue(their, now));
    }

    private Uni<Void> within(TheirContact.Of their, Instant now) {
        byte[] point = proofs.fingerprint(their.contact());
        return limit(codes.sentTo(point, now.minus(PAUSE)), 1)
                .chain(() -> limit(codes.sentTo(point, now.minus(HOUR)), MOST_AN_HOUR))
                .chain(() -> limit(codes.sentFor(their.person().id, now.minus(SendCode.DAY)), MOST_A_DAY));
    }

    private static Uni<Void> limit(Uni<Long> sent, int most) {
        return sent.invoke(count -> {
                    if (count >= most) {
                        throw Problem.tooMany(
                                "too-many-codes",
                                "验证码发送过于频繁：每分钟 1 条，每小时 5 条，每人每天 10 条。",
                                "Too many codes: one a minute and five an hour to a contact point, ten a day for a person.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Issued> issue(TheirContact.Of their, Instant now) {
        String code = codes.newCode();
        Contact contact = their.contact();
        return codes.keep(their.person().id, contact.channel(), proofs.fingerprint(contact), code, now)
                .map(row -> new Issued(their.person(), contact, code, row.expiresAt));
    }
}
