package io.langyan.notification.channel;

import io.langyan.notification.channel.Messenger.Objection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A channel's settings for its quota: {@code monthlyQuota}, the messages that its provider or its owner allows in a calendar month, and
 * {@code monthlyReserve}, how many of them are kept for L1, a tenth unless it says otherwise.
 */
final class QuotaSettings {

    static final String QUOTA = "monthlyQuota";
    static final String RESERVE = "monthlyReserve";
    private static final int MOST = 10_000_000;

    private QuotaSettings() {}

    /** Empty: nothing is counted. */
    static OptionalInt most(Map<String, String> settings) {
        return whole(settings.get(QUOTA));
    }

    /** At least one. */
    static int reserve(Map<String, String> settings, int most) {
        return whole(settings.get(RESERVE)).orElse((most + 9) / 10);
    }

    static boolean same(Map<String, String> before, Map<String, String> after) {
        return Objects.equals(before.get(QUOTA), after.get(QUOTA))
                && Objects.equals(before.get(RESERVE), after.get(RESERVE));
    }

    static Optional<Objection> objection(Map<String, String> settings) {
        OptionalInt most = most(settings);
        if (!blank(settings.get(QUOTA)) && (most.orElse(0) < 1 || most.getAsInt() > MOST)) {
            return Optional.of(new Objection(
                    "settings." + QUOTA, "应为 1 到 " + MOST + " 的整数", "must be a number from 1 to " + MOST));
        }
        if (blank(settings.get(RESERVE))) {
            return Optional.empty();
        }
        return most.isEmpty() || whole(settings.get(RESERVE)).orElse(MOST) > most.getAsInt()
                ? Optional.of(new Objection(
                        "settings." + RESERVE, "应为 0 到 " + QUOTA + " 的整数", "must be a number from 0 to " + QUOTA))
                : Optional.empty();
    }

    private static OptionalInt whole(String text) {
        return !blank(text) && text.matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
