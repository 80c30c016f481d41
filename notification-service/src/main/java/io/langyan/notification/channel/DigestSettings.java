package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A channel's setting for its digests: {@code digestAfter}, how long a push below L1 waits for a place in the limit before it
 * goes into a digest, or {@code off}.
 */
public final class DigestSettings {

    /** Shorter than the patience after which a push goes another way. */
    static final Duration AFTER = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    static final String DIGEST_AFTER = "digestAfter";
    private static final String OFF = "off";

    private DigestSettings() {}

    /** Empty: this channel sends no digests. */
    public static Optional<Duration> after(Map<String, String> settings, Messenger messenger) {
        String set = settings.get(DIGEST_AFTER);
        if (!messenger.gathers() || OFF.equals(set)) {
            return Optional.empty();
        }
        return Optional.of(set == null || set.isBlank() ? AFTER : Duration.parse(set));
    }

    static Optional<Objection> objection(Map<String, String> settings) {
        String set = settings.get(DIGEST_AFTER);
        return set == null || set.isBlank() || set.equals(OFF) || fits(set)
                ? Optional.empty()
                : Optional.of(new Objection(
                        "settings." + DIGEST_AFTER, "应为 off 或 PT1S 到 PT10M", "must be off or PT1S to PT10M"));
    }

    private static boolean fits(String text) {
        try {
            Duration after = Duration.parse(text);
            return after.compareTo(SHORTEST) >= 0 && after.compareTo(LONGEST) <= 0;
        } catch (DateTimeException none) {
            return false;
        }
    }
}
