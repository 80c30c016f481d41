package io.langyan.grading.live;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which platform delivered something of a brand when, whatever the story: a platform on which a story has one old mention is heard as long as
 * it delivers others. Only what came to this process is known, and all of its threads share it.
 */
public final class HeardPlatforms {

    private final Map<String, Map<String, Long>> newest = new ConcurrentHashMap<>();
    private final long since;

    /** @param since when this process began to listen: that a platform was not heard before says nothing */
    public HeardPlatforms(Instant since) {
        this.since = since.getEpochSecond();
    }

    /** Seconds since the epoch. */
    long since() {
        return since;
    }

    /** @param at seconds since the epoch */
    public void add(String brand, String platform, long at) {
        Map<String, Long> ofBrand = newest.computeIfAbsent(brand, any -> new ConcurrentHashMap<>());
        Long known = ofBrand.get(platform);
        if (known == null || known < at) {
            ofBrand.merge(platform, at, Math::max);
        }
    }

    /** Seconds since the epoch of the newest look; {@code Long.MIN_VALUE} when there was none. */
    long newest(String brand, String platform) {
        return newest.getOrDefault(brand, Map.of()).getOrDefault(platform, Long.MIN_VALUE);
    }
}
