package io.langyan.monitoring.noise;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Keys that today's table is known to have. A committed row stays as it is until its day is over, so it need not be read again; a group may be called
 * otherwise since, which only the table of names knows.
 */
@ApplicationScoped
class KeysSeen {

    /** 12 MB of heap, measured; the keys of about ten thousand texts. */
    private static final int MOST = 80_000;

    private final Cache<Long, Seen> keys =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private record Seen(LocalDate day, UUID group) {}

    /** Those of the keys that are remembered, with the group that their row named; a map of the caller's own. */
    Map<Long, UUID> of(Long[] wanted, Instant now) {
        LocalDate today = dayOf(now);
        Map<Long, UUID> found = new HashMap<>();
        for (Long key : wanted) {
            Seen seen = keys.getIfPresent(key);
            if (seen != null && seen.day().equals(today)) {
                found.put(key, seen.group());
            }
        }
        return found;
    }

    /** @param groups of committed rows only */
    void remember(Map<Long, UUID> groups, Instant now) {
        LocalDate today = dayOf(now);
        groups.forEach((key, group) -> keys.put(key, new Seen(today, group)));
    }

    /** As {@link Turn} changes. */
    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
