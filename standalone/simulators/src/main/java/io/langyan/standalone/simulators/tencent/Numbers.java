package io.langyan.standalone.simulators.tencent;

import io.langyan.standalone.simulators.exchange.SlidingLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one number may get: the same text once in 30 s, and so many messages in a day of UTC+8. */
final class Numbers {

    private static final ZoneId THEIRS = ZoneId.of("Asia/Shanghai");

    private final int daily;
    private final SlidingLimit repeats;
    private final Map<String, Integer> today = new HashMap<>();
    private final InstantSource clock;

    Numbers(int daily, InstantSource clock) {
        this.daily = daily;
        this.repeats = new SlidingLimit(1, Duration.ofSeconds(30), Duration.ZERO, clock);
        this.clock = clock;
    }

    /** The code that refuses, or empty when the message may pass; it then counts. */
    synchronized Optional<String> refuse(String number, String text) {
        String day = clock.instant().atZone(THEIRS).toLocalDate() + "|";
        today.keySet().removeIf(key -> !key.startsWith(day));
        int already = today.getOrDefault(day + number, 0);
        if (already >= daily) {
            return Optional.of("LimitExceeded.PhoneNumberDailyLimit");
        }
        if (!repeats.take(number + "|" + text)) {
            return Optional.of("LimitExceeded.PhoneNumberThirtySecondLimit");
        }
        today.put(day + number, already + 1);
        return Optional.empty();
    }
}
