package io.langyan.notification.contact;

import io.langyan.events.rest.TimeOrderedId;
import io.langyan.notification.secret.Vault;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** All codes that were sent; the newest of a contact point is the one that counts. */
@ApplicationScoped
class Codes implements PanacheRepositoryBase<CodeRow, UUID> {

    private static final int BOUND = 1_000_000;

    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    Codes(Vault vault) {
        this.vault = vault;
    }

    /** Six digits. */
    String newCode() {
        return String.format(Locale.ROOT, "%06d", random.nextInt(BOUND));
    }

    Uni<CodeRow> keep(UUID person, String channel, byte[] fingerprint, String code, Instant now) {
        CodeRow row = new CodeRow();
        row.id = TimeOrderedId.next();
        row.personId = person;
        row.channel = channel;
        row.fingerprint = fingerprint;
        row.codeHash = hash(row.id, code);
        row.sentAt = now;
        row.expiresAt = now.plus(CodeRow.LIFE);
        return persist(row);
    }

    /** In a time that tells nothing of how much of it is right. */
    boolean proves(String given, CodeRow row) {
        return MessageDigest.isEqual(hash(row.id, given), row.codeHash);
    }

    Uni<CodeRow> newestLocked(UUID person, String channel) {
        return find("personId = ?1 and channel = ?2 order by sentAt desc, id desc", person, channel)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Long> sentTo(byte[] fingerprint, Instant since) {
        return count("fingerprint = ?1 and sentAt > ?2", fingerprint, since);
    }

    Uni<Long> sentFor(UUID person, Instant since) {
        return count("personId = ?1 and sentAt > ?2", person, since);
    }

    private byte[] hash(UUID row, String code) {
        return vault.hash("contact code " + row + " " + code);
    }
}
