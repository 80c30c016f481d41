package io.langyan.notification.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A code that was sent to a contact point; only its hash is kept. */
@Entity
@Table(name = "contact_code")
public class CodeRow {

    static final Duration LIFE = Duration.ofMinutes(10);

    /** Wrong codes after which it is dead. */
    static final int MOST_TRIES = 5;

    @Id
    public UUID id;

    public UUID personId;
    public String channel;

    /** Of the value that it was sent to. */
    public byte[] fingerprint;

    public byte[] codeHash;
    public int tries;
    public Instant sentAt;
    public Instant expiresAt;
    public Instant usedAt;

    boolean usableAt(Instant now) {
        return usedAt == null && tries < MOST_TRIES && now.isBefore(expiresAt);
    }
}
