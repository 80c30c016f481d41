package io.langyan.notification.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;

/**
 * What came of an attempt.
 *
 * @param code the provider's own code, or ours in capitals when it never answered
 * @param reason in words; as the provider said them until {@link #without}
 * @param pause for THROTTLED: how long the provider refuses; for CHANNEL_DOWN: how long it is not to be tried at the least
 * @param providerId the provider's id of an accepted message, or null
 * @param card the card that it became and that can be edited, or null
 */
public record Outcome(Result result, String code, String reason, Duration pause, String providerId, SentCard card) {

    public Outcome(Result result, String code, String reason, Duration pause, String providerId) {
        this(result, code, reason, pause, providerId, null);
    }

    private static final int SHORTEST_SECRET = 4;

    /** The classes of answers. */
    public enum Result {
        /** Accepted. */
        OK,
        /** Not delivered for now; worth another try soon. */
        RETRY,
        /** A code nobody knows: not delivered, tried once more, then failed over. */
        UNKNOWN,
        /** The provider refuses this channel for a known time. */
        THROTTLED,
        /** The provider refuses this recipient for a known time; the channel works. */
        THROTTLED_RECIPIENT,
        /** This message or this recipient can never pass. */
        PERM,
        /** Credentials, configuration or balance: nothing passes until somebody mends it. */
        CHANNEL_DOWN,
        /** It may have been delivered: no answer, or one that cannot be read. */
        MAYBE
    }

    /** Accepted, but not read as it was meant: the fault is ours, for somebody to find in the log. */
    public static Outcome misread(String code, String reason) {
        return new Outcome(Result.OK, code, reason, Duration.ZERO, null);
    }

    public static Outcome ok(String code, String providerId) {
        return new Outcome(Result.OK, code, null, Duration.ZERO, providerId);
    }

    public static Outcome failed(Result result, String code, String reason) {
        return new Outcome(result, code, reason, Duration.ZERO, null);
    }

    public static Outcome throttled(String code, String reason, Duration pause) {
        return new Outcome(Result.THROTTLED, code, reason, pause, null);
    }

    public static Outcome gone(String code, String reason, Duration pause) {
        return new Outcome(Result.CHANNEL_DOWN, code, reason, pause, null);
    }

    public static Outcome throttledRecipient(String code, String reason, Duration pause) {
        return new Outcome(Result.THROTTLED_RECIPIENT, code, reason, pause, null);
    }

    /** The same of what became a card. */
    public Outcome as(SentCard sent) {
        return new Outcome(result, code, reason, pause, providerId, sent);
    }

    /**
     * The same in {@link Answers#words} for the record that hold none of these secrets, which an answer may repeat. They go first, the longest before
     * what is a part of it: of what was masked or cut already the rest would stay. What is shorter than a secret ever is may be a word.
     */
    Outcome without(Collection<String> secrets) {
        return reason == null
                ? this
                : new Outcome(result, code, Answers.words(stripped(secrets)), pause, providerId, card);
    }

    private String stripped(Collection<String> secrets) {
        return secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(reason, (safe, secret) -> safe.replace(secret, "…"));
    }

    public boolean accepted() {
        return result == Result.OK;
    }
}
