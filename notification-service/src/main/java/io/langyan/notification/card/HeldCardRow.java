package io.langyan.notification.card;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A card on somebody's phone that can still be edited. */
@Entity
@Table(name = "held_card")
public class HeldCardRow {

    @Id
    public UUID pushId;

    public UUID pageId;
    public String channel;

    /** Who holds it and the code that edits it, sealed for this push. */
    public byte[] sealed;

    public Instant validUntil;

    /** What its button is to be replaced with; null while the button is wanted. */
    public String label;

    /** Edits that failed so far, apart from throttling. */
    public int tries;

    /** When it is to be edited, or when whoever is at it is taken for lost; null while its button is wanted. */
    public Instant nextAt;
}
