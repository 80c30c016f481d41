package io.langyan.notification.push;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One request to a provider and what came of it; no result while it is under way. */
@Entity
@Table(name = "attempt")
public class AttemptRow {

    @Id
    public UUID id;

    public UUID pushId;
    public int number;
    public int part;
    public int parts;
    public Instant startedAt;
    public Instant finishedAt;

    /** See {@code Outcome.Result}. */
    public String result;

    /** The provider's own code. */
    public String code;

    public String reason;
    public String providerId;

    /** The place that it took in the channel's limit, or null; of a digest's attempts all have the same. */
    public UUID useId;

    /** The digest by which it went, or null when it went by itself. */
    public UUID digestId;
}
