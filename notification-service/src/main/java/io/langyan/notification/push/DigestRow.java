package io.langyan.notification.push;

import io.langyan.notification.channel.Outcome;
import io.langyan.notification.channel.Outcome.Result;
import io.langyan.notification.store.Strings;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A digest (摘要): one message for many pushes of one channel to the same people, which are the attempts that name it. */
@Entity
@Table(name = "digest")
public class DigestRow {

    @Id
    public UUID id;

    public String channel;

    /** Null for a group. */
    public UUID person;

    /** The drill (演练) to which all of it belongs, or null. */
    public String drill;

    /** The gravest of its pushes. */
    public String level;

    @Convert(converter = Strings.class)
    public List<String> brands = List.of();

    /** How many pushes. */
    public int size;

    public Instant begunAt;
    public Instant finishedAt;

    /** See {@code Outcome.Result}; null while it is under way. */
    public String result;

    public String code;
    public String reason;
    public String providerId;

    /** What came of it is told once; a later word changes nothing. */
    void finish(Outcome outcome, Instant now) {
        if (result == null) {
            finishedAt = now;
            result = outcome.result().name();
            code = outcome.code();
            reason = outcome.reason();
            providerId = outcome.providerId();
        }
    }

    /** What came of it; a pause stands on the channel. */
    Outcome outcome() {
        return new Outcome(Result.valueOf(result), code, reason, Duration.ZERO, providerId);
    }
}
