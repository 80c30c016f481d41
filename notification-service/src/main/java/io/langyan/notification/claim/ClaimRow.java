package io.langyan.notification.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The right of one person to acknowledge one page without signing in. */
@Entity
@Table(name = "claim")
public class ClaimRow {

    @Id
    public UUID id;

    public UUID pageId;
    public UUID personId;

    /** The open half of the short code; finds the claim. */
    public String handle;

    /** Wrong codes so far. */
    public int tries;

    public Instant createdAt;
    public Instant expiresAt;

    /** When something was answered with it, whether that counted or came late; null before. */
    public Instant usedAt;

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** It was used, or its code was tried too often: a later message carries another. */
    boolean isSpent() {
        return usedAt != null || tries >= Tokens.MOST_TRIES;
    }
}
