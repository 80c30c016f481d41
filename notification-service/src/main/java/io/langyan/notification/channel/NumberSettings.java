package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A channel's setting for the numbers that it reaches: {@code numberLimits}, such as {@code 1/PT1M,5/PT1H,20/day}, or {@code off}. Providers tell
 * accounts and templates apart, and each may have been promised more.
 */
public final class NumberSettings {

    static final String NUMBER_LIMITS = "numberLimits";
    private static final String OFF = "off";
    private static final String DAY = "day";
    private static final String NUMBER = "[1-9][0-9]{0,2}";
    private static final int MOST_WINDOWS = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The log goes back no further. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private NumberSettings() {}

    /** The provider's own where the channel says nothing; empty: of a number nothing is limited here. */
    public static List<NumberLimit> of(Map<String, String> settings, Messenger messenger) {
        String set = settings.get(NUMBER_LIMITS);
        if (set == null || set.isBlank()) {
            return messenger.numberLimits();
        }
        return set.strip().equals(OFF) ? List.of() : read(set);
    }

    static Optional<Objection> objection(Map<String, String> settings, Messenger messenger) {
        String set = settings.get(NUMBER_LIMITS);
        if (set == null || set.isBlank()) {
            return Optional.empty();
        }
        if (messenger.numberLimits().isEmpty()) {
            return Optional.of(new Objection(
                    "settings." + NUMBER_LIMITS, "只用于短信和语音", "is for channels that reach a phone number only"));
        }
        return set.strip().equals(OFF) || fits(set)
                ? Optional.empty()
                : Optional.of(new Objection(
                        "settings." + NUMBER_LIMITS,
                        "应为 off 或至多五项，如 1/PT1M,5/PT1H,20/day（次数 1 到 999，时长 PT1S 到 PT24H）",
                        "must be off or up to five such as 1/PT1M,5/PT1H,20/day (1 to 999 in PT1S to PT24H)"));
    }

    private static boolean fits(String set) {
        try {
            List<NumberLimit> limits = read(set);
            return limits.size() <= MOST_WINDOWS
                    && limits.stream().allMatch(limit -> limit.window() == null || fits(limit.window()));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean fits(Duration window) {
        return window.compareTo(SHORTEST) >= 0 && window.compareTo(LONGEST) <= 0;
    }

    private static List<NumberLimit> read(String set) {
        return Stream.of(set.split(",", -1))
                .map(String::strip)
                .map(NumberSettings::one)
                .toList();
    }

    private static NumberLimit one(String text) {
        String[] parts = text.split("/", 2);
        if (parts.length < 2 || !parts[0].matches(NUMBER)) {
            throw new IllegalArgumentException("not a limit: " + text);
        }
        int most = Integer.parseInt(parts[0]);
        return parts[1].equals(DAY) ? NumberLimit.aDay(most) : new NumberLimit(most, Duration.parse(parts[1]));
    }
}
