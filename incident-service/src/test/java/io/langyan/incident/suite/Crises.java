package io.langyan.incident.suite;

import io.langyan.events.v1.CrisisEvent.LevelChanged;
import io.langyan.events.v1.Level;
import io.langyan.events.v1.LevelReached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What grading would say. */
final class Crises {

    private Crises() {}

    static LevelChanged level(UUID crisis, String brand, Level from, Level to) {
        return level(crisis, brand, from, to, false);
    }

    static LevelChanged level(UUID crisis, String brand, Level from, Level to, boolean trial) {
        Instant now = Instant.now();
        return new LevelChanged(
                crisis,
                brand,
                "有用户反映奶粉结块",
                from,
                to,
                "pr",
                new LevelReached(to, now, now, Duration.ofHours(8), 12_000L, to.code()),
                trial,
                40,
                List.of("weibo", "douyin"),
                List.of("product-safety"),
                now.minusSeconds(600),
                null,
                null,
                now);
    }
}
